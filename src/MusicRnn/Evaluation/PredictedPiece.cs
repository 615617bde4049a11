using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Evaluation;

/// <summary>How well a model's network predicted a piece. The first token is given; padding is never scored.</summary>
/// <param name="Name">The piece's name.</param>
/// <param name="Likelihood">How probable the piece was.</param>
/// <param name="Foreseen">How many of the scored tokens were the ones that the network held likeliest.</param>
public sealed record PredictedPiece(string Name, Likelihood Likelihood, long Foreseen)
{
    /// <summary>Has a network predict pieces. Neither the batch size nor the order of the pieces nor the number of threads changes a figure.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pieces">Their tokens, and their names.</param>
    /// <param name="team">The threads.</param>
    /// <param name="batchSize">The number of pieces that are read side by side.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<PredictedPiece> Of(
        Model model, IReadOnlyList<SplitPiece> pieces, WorkerTeam team, int batchSize = 16, CancellationToken cancellation = default)
    {
        var scores = model.CreateScorer(team, batchSize).ScoresOf([.. pieces.Select(piece => piece.Tokens)], cancellation);
        return [.. pieces.Zip(scores, (piece, score) => new PredictedPiece(piece.Name, Likelihood.Of(score.Nats, piece.Tokens, model.Tokenizer), score.Foreseen))];
    }
}
