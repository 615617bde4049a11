namespace MusicRnn.Notation.MusicXml;

/// <summary>The drum that stands on a line or space of the staff, for scores that do not name their drums.</summary>
internal static class DrumPositions
{
    private const int Snare = 38;

    /// <summary>
    /// The key of the General MIDI percussion map for a place on the staff, given as the pitch that stands there in the
    /// treble clef, after the Percussive Arts Society's guide to drumset notation (N. Weinberg, 1998); a snare elsewhere.
    /// </summary>
    public static int DrumAt(int? display) => display switch
    {
        62 => 44, // D4: hi-hat with the pedal
        64 => 35, // E4: second bass drum
        65 => 36, // F4: bass drum
        67 => 43, // G4: low floor tom
        69 => 41, // A4: floor tom
        71 => 47, // B4: low middle tom
        72 => Snare, // C5
        74 => 48, // D5: high middle tom
        76 => 50, // E5: high tom
        77 => 51, // F5: ride cymbal
        79 => 42, // G5: closed hi-hat
        81 => 49, // A5: crash cymbal
        _ => Snare,
    };
}
