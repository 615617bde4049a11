namespace MusicRnn.Evaluation;

/// <summary>
/// A model that needs no network: it predicts a token from how often it followed the last ones in training. Shorter
/// contexts fill in for longer ones, down to the uniform distribution.
/// </summary>
public abstract class NgramModel : SequenceModel
{
    /// <summary>The highest order there is.</summary>
    public const int HighestOrder = 8;

    private protected NgramModel(NgramCounts counts, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, counts.Order);
        Counts = counts;
        Order = order;
    }

    /// <summary>The length of the n-grams: 2 is a bigram model, 1 counts tokens alone, 0 is the uniform distribution; at most 8.</summary>
    public int Order { get; }

    /// <inheritdoc/>
    public override int VocabularySize => Counts.VocabularySize;

    /// <summary>The probability of a token after all tokens before it, of which the last Order - 1 count.</summary>
    public double Probability(ReadOnlySpan<int> history, int token)
    {
        var contexts = new NgramContexts(Counts, Order, stackalloc int[HighestOrder]);
        foreach (var earlier in history[Math.Max(0, history.Length - HighestOrder)..])
        {
            contexts.Take(earlier);
        }

        return ProbabilityAfter(contexts.Nodes, token);
    }

    /// <inheritdoc/>
    public override void Probabilities(ReadOnlySpan<int> sequence, Span<double> probabilities)
    {
        if (sequence.Length != probabilities.Length)
        {
            throw new ArgumentException($"{sequence.Length} tokens have as many probabilities, not {probabilities.Length}.", nameof(probabilities));
        }

        var contexts = new NgramContexts(Counts, Order, stackalloc int[HighestOrder]);
        for (var place = 0; place < sequence.Length; place++)
        {
            probabilities[place] = place == 0 ? 1 : ProbabilityAfter(contexts.Nodes, sequence[place]);
            contexts.Take(sequence[place]);
        }
    }

    /// <summary>What was seen in training.</summary>
    private protected NgramCounts Counts { get; }

    /// <summary>The probability of a token after a history.</summary>
    /// <param name="contexts">The n-grams of the last 0, 1, 2 ... tokens, as far as the order reaches; <see cref="NgramCounts.None"/> for those that never occurred.</param>
    /// <param name="token">The token.</param>
    private protected abstract double ProbabilityAfter(ReadOnlySpan<int> contexts, int token);
}
