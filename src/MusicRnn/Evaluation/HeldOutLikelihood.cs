using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>
/// How well a model predicts the pieces of a corpus that it has not learned from, in both conventions in use since
/// Boulanger-Lewandowski et al. 2012. Of frames the first one of each piece is given and the end is not scored.
/// </summary>
/// <param name="Units">The number of scored units: frames, notes or characters.</param>
/// <param name="NatsPerUnit">The negative log-likelihood of all of them divided by their number.</param>
/// <param name="MeanOfPieces">The mean over the pieces of each piece's nats a unit, so that short pieces count as much as long ones.</param>
public sealed record HeldOutLikelihood(long Units, double NatsPerUnit, double MeanOfPieces)
{
    private const int ScoredSideBySide = 16;

    /// <summary>Has the model predict the pieces.</summary>
    public static HeldOutLikelihood Of(Model model, IReadOnlyList<CorpusPiece> pieces, WorkerTeam team, CancellationToken cancellation = default)
    {
        // Frames are the unit whose literature has a protocol of its own.
        var isWithinPiece = model.Tokenizer is FrameTokenizer;
        var scores = model.CreateScorer(team, ScoredSideBySide, isWithinPiece).ScoresOf([.. pieces.Select(piece => piece.Sequence())], cancellation);
        var scored = pieces.Zip(scores, (piece, score) => (Units: piece.UnitCount - (isWithinPiece ? 1 : 0), score.Nats)).Where(piece => piece.Units > 0).ToArray();
        var units = scored.Sum(piece => (long)piece.Units);
        return new HeldOutLikelihood(
            units,
            scored.Sum(piece => piece.Nats) / units,
            scored.Select(piece => piece.Nats / piece.Units).DefaultIfEmpty(double.NaN).Average());
    }
}
