namespace MusicRnn.Evaluation;

/// <summary>
/// Something that predicts each token of a sequence from those before it. Its probabilities of all tokens that could stand
/// at a place sum to 1, each is above 0, and no later token has a say. May be read by several threads at once.
/// </summary>
public abstract class SequenceModel
{
    /// <summary>The number of tokens, V.</summary>
    public abstract int VocabularySize { get; }

    /// <summary>
    /// The probability of each token of a sequence after all before it. The first token is given: its place gets 1.
    /// Throws <see cref="ArgumentException"/> if the two lengths differ.
    /// </summary>
    public abstract void Probabilities(ReadOnlySpan<int> sequence, Span<double> probabilities);

    /// <summary>The negative log-likelihood of a sequence in nats. Its first token is given and not scored.</summary>
    public double NatsOf(ReadOnlySpan<int> sequence)
    {
        var probabilities = new double[sequence.Length];
        Probabilities(sequence, probabilities);
        var nats = 0.0;
        foreach (var probability in probabilities)
        {
            nats -= Math.Log(probability);
        }

        return nats;
    }

    /// <summary>The negative log-likelihood of all sequences in nats.</summary>
    public double TotalNats(IEnumerable<int[]> sequences) => sequences.Sum(sequence => NatsOf(sequence));
}
