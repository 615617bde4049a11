using MusicRnn.Learning.Training;

namespace MusicRnn.Composing;

/// <summary>Has a network predict token sequences. Neither their order nor the batch size nor the number of threads changes a figure.</summary>
internal interface ITokenScorer
{
    /// <summary>The likelihood of each sequence, of which the first token is given.</summary>
    SequenceScore[] ScoresOf(IReadOnlyList<int[]> sequences, CancellationToken cancellation = default);

    /// <summary>Has each token that is predicted looked at, those of a sequence in their order.</summary>
    void Read(IReadOnlyList<int[]> sequences, PredictionReader read, CancellationToken cancellation = default);
}
