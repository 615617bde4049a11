namespace MusicRnn.Notation.Abc;

/// <summary>
/// How much one text may ask for. Each limit is far above what real tunes need, and low enough that no text can
/// make the reader run for long or fill the memory.
/// </summary>
internal static class AbcLimits
{
    /// <summary>The longest text, in bytes: some fifty thousand tunes.</summary>
    public const int Bytes = 32 << 20;

    /// <summary>What all tunes of a text may hold when played out: notes, chord symbols and changes of key and tempo.</summary>
    public const int BookEntries = 4_000_000;

    /// <summary>The longest field that is continued over several lines, in characters.</summary>
    public const int Field = 10_000;

    /// <summary>Written or played notes of one tune, and as many chord symbols and changes.</summary>
    public const int Notes = 200_000;

    /// <summary>Whole notes that a tune may last; keeps its end in ticks well inside 32 bits.</summary>
    public const int WholeNotes = 50_000;

    /// <summary>Bar lines of one voice, as written.</summary>
    public const int Bars = 20_000;

    /// <summary>Characters that the macros of a text may insert in all.</summary>
    public const int ExpandedCharacters = 2_000_000;

    /// <summary>Verses of lyrics under one line of music.</summary>
    public const int Verses = 100;

    /// <summary>Voices of one tune.</summary>
    public const int Voices = 64;

    /// <summary>How often one section may be played.</summary>
    public const int Passes = 9;

    /// <summary>Stretches of music that repeats and play order make.</summary>
    public const int Spans = 5_000;

    /// <summary>The longest old chord, from <c>+</c> to <c>+</c>, in characters.</summary>
    public const int OldChord = 60;

    /// <summary>The largest number that a note length, tuplet or rest may state.</summary>
    public const int Number = 9_999;
}
