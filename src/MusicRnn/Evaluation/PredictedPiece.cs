using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>
/// How well a model's network predicted a piece. The first token is given; of frames, whose literature has a protocol of its own,
/// the first frame is, and the end of the piece is not scored. Padding never is.
/// </summary>
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
        var isWithinPiece = model.Tokenizer is FrameTokenizer;
        var scores = model.CreateScorer(team, batchSize, isWithinPiece).ScoresOf([.. pieces.Select(piece => piece.Tokens)], cancellation);
        return [.. pieces.Zip(scores, (piece, score) => new PredictedPiece(piece.Name, LikelihoodOf(score.Nats, piece.Tokens), score.Foreseen))];

        Likelihood LikelihoodOf(double nats, int[] tokens) => isWithinPiece
            ? Likelihood.WithinPiece(nats, tokens, model.Tokenizer)
            : Likelihood.Of(nats, tokens, model.Tokenizer);
    }
}
