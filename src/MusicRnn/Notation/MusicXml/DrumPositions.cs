namespace MusicRnn.Notation.MusicXml;

/// <summary>The drum that stands on a line or space of the staff, for scores that do not name their drums.</summary>
internal static class DrumPositions
{
    /// <summary>The acoustic snare.</summary>
    public const int Snare = 38;

    // Each drum and the pitch that stands at its place in the treble clef.
    private static readonly (int Drum, int Place)[] Places =
    [
        (44, 62), // hi-hat with the pedal: D4
        (35, 64), // second bass drum: E4
        (36, 65), // bass drum: F4
        (43, 67), // low floor tom: G4
        (41, 69), // floor tom: A4
        (47, 71), // low middle tom: B4
        (Snare, 72), // C5
        (48, 74), // high middle tom: D5
        (50, 76), // high tom: E5
        (51, 77), // ride cymbal: F5
        (42, 79), // closed hi-hat: G5
        (49, 81), // crash cymbal: A5
        (46, 79), // open hi-hat, beside the closed one
        (37, 72), // side stick, beside the snare
        (45, 71), // low tom, beside the low middle one
    ];

    /// <summary>
    /// The key of the General MIDI percussion map for a place on the staff, given as the pitch that stands there in the
    /// treble clef, after the Percussive Arts Society's guide to drumset notation (N. Weinberg, 1998); a snare elsewhere.
    /// </summary>
    public static int DrumAt(int? place)
    {
        var known = Array.Find(Places, entry => entry.Place == place);
        return known == default ? Snare : known.Drum;
    }

    /// <summary>The place on the staff of a drum; drums that have none of their own stand above the staff.</summary>
    public static int PlaceOf(int drum)
    {
        const int aboveTheStaff = 83; // B5
        var known = Array.Find(Places, entry => entry.Drum == drum);
        return known == default ? aboveTheStaff : known.Place;
    }
}
