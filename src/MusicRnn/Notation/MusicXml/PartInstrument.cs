namespace MusicRnn.Notation.MusicXml;

/// <summary>How an instrument of a part is played through MIDI (MusicXML 4.0, midi-instrument).</summary>
/// <param name="Channel">The channel, 0 to 15; null where the score does not say.</param>
/// <param name="Program">The General MIDI program, 0 to 127; null where the score does not say.</param>
/// <param name="Drum">The key of the percussion map that an unpitched note sounds, 0 to 127; null where the score does not say.</param>
/// <param name="Volume">The channel's volume, 0 to 127; null where the score does not say.</param>
/// <param name="Pan">The place between left (0) and right (127); null in the middle.</param>
internal readonly record struct PartInstrument(int? Channel, int? Program, int? Drum, int? Volume, int? Pan);
