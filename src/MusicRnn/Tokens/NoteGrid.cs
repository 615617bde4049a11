namespace MusicRnn.Tokens;

/// <summary>The grid of time on which note tokens stand, and its limits.</summary>
internal static class NoteGrid
{
    /// <summary>Units a quarter note: the least number that both sixteenths (3) and eighth triplets (4) divide.</summary>
    public const int UnitsPerQuarter = 12;

    /// <summary>Units a whole note: the longest duration that one token tells, and what each step of a Long token adds.</summary>
    public const int UnitsPerWhole = 4 * UnitsPerQuarter;

    /// <summary>The longest bar: four whole notes, as in 16/4.</summary>
    public const int LongestBar = 4 * UnitsPerWhole;

    /// <summary>The greatest value of a Long token.</summary>
    public const int MostWholes = 16;

    /// <summary>The longest note: 17 whole notes.</summary>
    public const int LongestNote = (MostWholes + 1) * UnitsPerWhole;

    /// <summary>The ticks a quarter note of decoded pieces, the usual number in MIDI files.</summary>
    public const int TicksPerQuarter = 480;

    /// <summary>Ticks a unit in decoded pieces.</summary>
    public const int TicksPerUnit = TicksPerQuarter / UnitsPerQuarter;

    /// <summary>The length at which a piece takes no further bar, so that its ticks can be counted in 32 bits.</summary>
    public const int LongestPiece = 50_000_000;

    /// <summary>The most tokens of a piece, about a day of music; more is a broken file.</summary>
    public const int MostTokens = 1_000_000;

    /// <summary>The most parts.</summary>
    public const int MostParts = 16;

    /// <summary>The most parts that are not percussion: one for each MIDI channel but percussion's.</summary>
    public const int MostPitchedParts = 15;

    /// <summary>The number of pitches, and of drums.</summary>
    public const int PitchCount = 128;
}
