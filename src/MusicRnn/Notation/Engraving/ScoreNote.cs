namespace MusicRnn.Notation.Engraving;

/// <summary>One note of a written chord.</summary>
/// <param name="Pitch">Its name.</param>
/// <param name="MidiPitch">Its MIDI note number; in percussion the drum.</param>
/// <param name="Velocity">How hard it is struck, 1 to 127.</param>
/// <param name="IsTiedFromBefore">Whether it goes on sounding from the chord before, so that it is not struck again.</param>
/// <param name="IsTiedToNext">Whether it sounds on into the next chord.</param>
internal readonly record struct ScoreNote(SpelledPitch Pitch, int MidiPitch, int Velocity, bool IsTiedFromBefore, bool IsTiedToNext);
