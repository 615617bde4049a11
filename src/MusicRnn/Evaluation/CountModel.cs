namespace MusicRnn.Evaluation;

/// <summary>
/// The baseline that needs no network: an n-gram model that predicts a token from how often it followed the last ones.
/// Shorter contexts fill in for longer ones by Witten and Bell's interpolation, down to the uniform distribution:
/// P(w | h) = (c(h w) + T(h) P(w | h')) / (c(h) + T(h)), where c counts, T(h) is the number of different tokens seen after
/// h, and h' is h without its oldest token (Witten and Bell 1991; Chen and Goodman 1999, section 2.6).
/// Every token has a probability above 0, and those of all tokens sum to 1. Once trained it may be read by several threads.
/// </summary>
public sealed class CountModel
{
    /// <summary>The highest order there is.</summary>
    public const int HighestOrder = 8;

    private readonly NgramCounts _counts = new();

    /// <summary>Creates a model that has seen nothing yet.</summary>
    /// <param name="order">The length of the n-grams: 2 is a bigram model, 1 counts tokens alone, 0 is the uniform distribution; at most 8.</param>
    /// <param name="vocabularySize">The number of tokens, V.</param>
    public CountModel(int order, int vocabularySize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, HighestOrder);
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, 1);
        Order = order;
        VocabularySize = vocabularySize;
    }

    /// <summary>The length of the n-grams.</summary>
    public int Order { get; }

    /// <summary>The number of tokens, V.</summary>
    public int VocabularySize { get; }

    /// <summary>The model that gives every token the same probability.</summary>
    public static CountModel Uniform(int vocabularySize) => new(0, vocabularySize);

    /// <summary>The model of pairs, trained: the least that a network has to beat.</summary>
    public static CountModel Bigram(IEnumerable<int[]> sequences, int vocabularySize) => Train(sequences, vocabularySize, order: 2);

    /// <summary>A model trained on sequences.</summary>
    public static CountModel Train(IEnumerable<int[]> sequences, int vocabularySize, int order)
    {
        var model = new CountModel(order, vocabularySize);
        foreach (var sequence in sequences)
        {
            model.Add(sequence);
        }

        return model;
    }

    /// <summary>Counts one sequence. Its first token is given, so it serves as context only.</summary>
    public void Add(ReadOnlySpan<int> sequence)
    {
        Span<int> contexts = stackalloc int[HighestOrder + 1];
        contexts[0] = NgramCounts.Empty;
        for (var place = 0; place < sequence.Length; place++)
        {
            var token = sequence[place];
            ArgumentOutOfRangeException.ThrowIfNegative(token);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, VocabularySize);

            // contexts[k] is the n-gram of the last k tokens; from the longest on, each is extended in place of the next.
            for (var length = Math.Min(Order - 1, place); length >= 0; length--)
            {
                var extended = place == 0
                    ? _counts.FindOrAdd(contexts[length], token)
                    : _counts.Count(contexts[length], token);
                contexts[length + 1] = extended;
            }
        }
    }

    /// <summary>The probability of a token after all tokens before it, of which the last Order - 1 count.</summary>
    public double Probability(ReadOnlySpan<int> history, int token)
    {
        var probability = 1.0 / VocabularySize;
        for (var length = 0; length < Order && length <= history.Length; length++)
        {
            var context = _counts.Find(history[^length..]);
            if (context == NgramCounts.None || _counts.Total(context) == 0)
            {
                break;
            }

            probability = _counts.Interpolate(context, token, probability);
        }

        return probability;
    }

    /// <summary>The negative log-likelihood of a sequence in nats. Its first token is given and not scored.</summary>
    public double NatsOf(ReadOnlySpan<int> sequence)
    {
        var nats = 0.0;
        for (var place = 1; place < sequence.Length; place++)
        {
            var oldest = Math.Max(0, place - HighestOrder);
            nats -= Math.Log(Probability(sequence[oldest..place], sequence[place]));
        }

        return nats;
    }

    /// <summary>The negative log-likelihood of all sequences in nats.</summary>
    public double TotalNats(IEnumerable<int[]> sequences) => sequences.Sum(sequence => NatsOf(sequence));
}
