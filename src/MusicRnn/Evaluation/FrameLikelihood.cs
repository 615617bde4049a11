namespace MusicRnn.Evaluation;

/// <summary>
/// How well something predicts piano-rolls, in both conventions in use since Boulanger-Lewandowski et al. 2012. The first
/// frame of each piece is given and not scored.
/// </summary>
/// <param name="Frames">The number of scored frames, 2 to T of each piece.</param>
/// <param name="NatsPerFrame">The negative log-likelihood of all scored frames divided by their number.</param>
/// <param name="MeanOfPieces">The mean over the pieces of each piece's nats a frame, so that short pieces count as much as long ones.</param>
public sealed record FrameLikelihood(long Frames, double NatsPerFrame, double MeanOfPieces)
{
    /// <summary>The likelihood of sequences of frames. Those without a scored frame are passed over; if none is left, the figures are not numbers.</summary>
    public static FrameLikelihood Of(SequenceModel model, IEnumerable<int[]> sequences)
    {
        var pieces = sequences.Where(sequence => sequence.Length > 1).Select(sequence => (Frames: sequence.Length - 1, Nats: model.NatsOf(sequence))).ToArray();
        var frames = pieces.Sum(piece => (long)piece.Frames);
        return new FrameLikelihood(
            frames,
            pieces.Sum(piece => piece.Nats) / frames,
            pieces.Select(piece => piece.Nats / piece.Frames).DefaultIfEmpty(double.NaN).Average());
    }
}
