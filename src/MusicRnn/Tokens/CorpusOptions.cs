namespace MusicRnn.Tokens;

/// <summary>How a corpus is made from pieces.</summary>
public sealed record CorpusOptions
{
    /// <summary>The share of pieces kept for validation, above 0.</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>The share of pieces kept for testing, 0 or more.</summary>
    public double TestShare { get; init; }

    /// <summary>Another seed splits otherwise.</summary>
    public int Seed { get; init; }

    /// <summary>A split that is given: the side of each name, null for a piece that is to be left out. Shares and seed do not count then.</summary>
    public Func<string, CorpusSide?>? GivenSide { get; init; }

    /// <summary>The keys in which training may tell the pieces.</summary>
    public TranspositionRange Transpositions { get; init; } = TranspositionRange.AllKeys;
}
