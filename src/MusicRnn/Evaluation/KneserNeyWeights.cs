namespace MusicRnn.Evaluation;

/// <summary>What Kneser and Ney's smoothing derives from counts, for models of all orders.</summary>
internal sealed class KneserNeyWeights(NgramCounts counts)
{
    /// <summary>For the longest context: how often n-grams occurred.</summary>
    public DiscountedCounts Occurrences { get; } = new(counts, counts.Occurrences);

    /// <summary>For the shorter contexts: after how many different tokens n-grams occurred.</summary>
    public DiscountedCounts Predecessors { get; } = new(counts, counts.Predecessors);
}
