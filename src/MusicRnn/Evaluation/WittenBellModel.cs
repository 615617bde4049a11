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

    private protected override double ProbabilityAfter(ReadOnlySpan<int> contexts, int token)
    {
        var probability = 1.0 / VocabularySize;
        foreach (var context in contexts)
        {
            if (context == NgramCounts.None || Counts.Total(context) == 0)
            {
                break;
            }

            var occurrences = Counts.Occurrences(Counts.Find(context, token));
            double differentTokens = Counts.DifferentTokens(context);
            probability = (occurrences + (differentTokens * probability)) / (Counts.Total(context) + differentTokens);
        }

        return probability;
    }
}
