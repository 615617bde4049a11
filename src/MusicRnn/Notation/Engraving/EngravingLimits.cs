namespace MusicRnn.Notation.Engraving;

/// <summary>How much one score may hold: far above what music needs, so that no piece can make a writer fill the memory.</summary>
internal static class EngravingLimits
{
    /// <summary>Measures: half a day of music.</summary>
    public const int Measures = 20_000;

    /// <summary>Voices of one part that sound at the same time.</summary>
    public const int Voices = 256;

    /// <summary>Notes with the further ones that ties over bar lines make.</summary>
    public const int WrittenNotes = 4_000_000;
}
