using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>
/// How well something predicts pieces, in both conventions in use since Boulanger-Lewandowski et al. 2012: over all units
/// alike, and piece by piece. Of frames the first one of each piece is given and the end is not scored.
/// </summary>
/// <param name="Units">The number of scored units: frames, notes or characters.</param>
/// <param name="NatsPerUnit">The negative log-likelihood of all of them divided by their number.</param>
/// <param name="MeanOfPieces">The mean over the pieces of each piece's nats a unit, so that short pieces count as much as long ones.</param>
public sealed record HeldOutLikelihood(long Units, double NatsPerUnit, double MeanOfPieces)
{
    private const int ScoredSideBySide = 16;

    /// <summary>The likelihood of scored pieces. Those without a scored unit are passed over; if none is left, the figures are not numbers.</summary>
    public static HeldOutLikelihood Of(IEnumerable<(long Units, double Nats)> pieces)
    {
        var scored = pieces.Where(piece => piece.Units > 0).ToArray();
        var units = scored.Sum(piece => piece.Units);
        return new HeldOutLikelihood(
            units,
            scored.Sum(piece => piece.Nats) / units,
            scored.Select(piece => piece.Nats / piece.Units).DefaultIfEmpty(double.NaN).Average());
    }

    /// <summary>The likelihood that a model without a network gives to sequences of frames, each a number; the first of each is given.</summary>
    public static HeldOutLikelihood Of(SequenceModel model, IEnumerable<int[]> frames) =>
        Of(frames.Select(sequence => (sequence.Length - 1L, model.NatsOf(sequence))));

    /// <summary>The likelihood that a model gives to sequences of its tokens.</summary>
    public static HeldOutLikelihood Of(Model model, IReadOnlyList<int[]> sequences, WorkerTeam team, CancellationToken cancellation = default) =>
        Of(PiecesOf(model, sequences, team, cancellation));

    /// <summary>The scored units of each sequence and their negative log-likelihood. Neither the order of the sequences nor the number of threads changes a figure.</summary>
    public static IReadOnlyList<(long Units, double Nats)> PiecesOf(Model model, IReadOnlyList<int[]> sequences, WorkerTeam team, CancellationToken cancellation = default)
    {
        // Frames are the unit whose literature has a protocol of its own.
        var isWithinPiece = model.Tokenizer is FrameTokenizer;
        var scores = model.CreateScorer(team, ScoredSideBySide, isWithinPiece).ScoresOf(sequences, cancellation);
        return [.. sequences.Zip(scores, (tokens, score) => (tokens.Count(model.Tokenizer.CountsAsUnit) - (isWithinPiece ? 1L : 0), score.Nats))];
    }
}
