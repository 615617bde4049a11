namespace MusicRnn.Evaluation;

/// <summary>
/// An n-gram model with Witten and Bell's interpolation:
/// P(w | h) = (c(h w) + T(h) P(w | h')) / (c(h) + T(h)), where c counts, T(h) is the number of different tokens seen after
/// h, and h' is h without its oldest token (Witten and Bell 1991; Chen and Goodman 1999, section 2.6).
/// </summary>
public sealed class WittenBellModel : NgramModel
{
    internal WittenBellModel(NgramCounts counts, int order) : base(counts, order)
    {
    }

    /// <summary>The model that gives every token the same probability.</summary>
    public static WittenBellModel Uniform(int vocabularySize) => Train([], vocabularySize, order: 0);

    /// <summary>The model of pairs, trained: the least that a network has to beat.</summary>
    public static WittenBellModel Bigram(IEnumerable<int[]> sequences, int vocabularySize) => Train(sequences, vocabularySize, order: 2);

    /// <summary>A model trained on sequences.</summary>
    /// <param name="sequences">The sequences. Their first tokens are given, so those serve as context only.</param>
    /// <param name="vocabularySize">The number of tokens, V.</param>
    /// <param name="order">The length of the n-grams, 0 to 8.</param>
    public static WittenBellModel Train(IEnumerable<int[]> sequences, int vocabularySize, int order) =>
        new(NgramCounts.Of(sequences, vocabularySize, order), order);

    /// <summary>The probability of a token after contexts of 0, 1, 2 ... tokens, given the one that it has before anything was seen.</summary>
    internal static double Interpolate(NgramCounts counts, ReadOnlySpan<int> contexts, int token, double unseen)
    {
        var probability = unseen;
        foreach (var context in contexts)
        {
            if (context == NgramCounts.None || counts.Total(context) == 0)
            {
                break;
            }

            var occurrences = counts.Occurrences(counts.Find(context, token));
            double differentTokens = counts.DifferentTokens(context);
            probability = (occurrences + (differentTokens * probability)) / (counts.Total(context) + differentTokens);
        }

        return probability;
    }

    private protected override double ProbabilityAfter(ReadOnlySpan<int> contexts, int token) =>
        Interpolate(Counts, contexts, token, 1.0 / VocabularySize);
}
