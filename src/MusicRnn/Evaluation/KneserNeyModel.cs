namespace MusicRnn.Evaluation;

/// <summary>
/// An n-gram model with the modified smoothing of Kneser and Ney, interpolated (Chen and Goodman 1999, section 3):
/// P(w | h) = (max(0, c(h w) - D(c(h w))) + m(h) P(w | h')) / c(h), where h' is h without its oldest token. D is a discount
/// that depends on the count, and m(h) the sum of all discounts after h. The longest context counts how often tokens
/// followed; the shorter ones count after how many different tokens they did, so that a token that is frequent in a single
/// place only is not expected elsewhere. The beginning of a sequence counts as a token there.
/// </summary>
public sealed class KneserNeyModel : NgramModel
{
    private readonly KneserNeyWeights _weights;

    internal KneserNeyModel(NgramCounts counts, KneserNeyWeights weights, int order) : base(counts, order) => _weights = weights;

    /// <summary>A model trained on sequences.</summary>
    /// <param name="sequences">The sequences. Their first tokens are given, so those serve as context only.</param>
    /// <param name="vocabularySize">The number of tokens, V.</param>
    /// <param name="order">The length of the n-grams, 0 to 8.</param>
    public static KneserNeyModel Train(IEnumerable<int[]> sequences, int vocabularySize, int order)
    {
        var counts = NgramCounts.Of(sequences, vocabularySize, order);
        return new KneserNeyModel(counts, new KneserNeyWeights(counts), order);
    }

    private protected override double ProbabilityAfter(ReadOnlySpan<int> contexts, int token)
    {
        var probability = 1.0 / VocabularySize;
        for (var length = 0; length < contexts.Length; length++)
        {
            var context = contexts[length];
            if (context == NgramCounts.None || Counts.Total(context) == 0)
            {
                break;
            }

            var node = Counts.Find(context, token);
            probability = length == contexts.Length - 1
                ? _weights.Occurrences.Interpolate(context, length, Counts.Occurrences(node), probability)
                : _weights.Predecessors.Interpolate(context, length, Counts.Predecessors(node), probability);
        }

        return probability;
    }
}
