namespace MusicRnn.Composing.Sampling;

/// <summary>Leaves exactly the k likeliest tokens, or all where there are fewer (Fan et al. 2018, "Hierarchical neural story generation").</summary>
internal sealed class TopK(int count, int vocabularySize) : ISamplingRule
{
    private readonly double[] _sorted = new double[vocabularySize];

    /// <inheritdoc/>
    public void Apply(Span<double> logits)
    {
        var possible = Logits.Sort(logits, _sorted);
        Logits.KeepLargest(logits, possible, Math.Min(count, possible.Length));
    }
}
