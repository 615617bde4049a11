namespace MusicRnn.Evaluation;

/// <summary>
/// How well something predicts pieces, in both conventions in use since Boulanger-Lewandowski et al. 2012: over all units
/// alike, and piece by piece.
/// </summary>
/// <param name="Units">The number of scored units: frames, notes or characters.</param>
/// <param name="NatsPerUnit">The negative log-likelihood of all of them divided by their number.</param>
/// <param name="MeanOfPieces">The mean over the pieces of each piece's nats a unit, so that short pieces count as much as long ones.</param>
public sealed record HeldOutLikelihood(long Units, double NatsPerUnit, double MeanOfPieces)
{
    /// <summary>The likelihood of scored pieces. Those without a scored unit are passed over; if none is left, the figures are not numbers.</summary>
    public static HeldOutLikelihood Of(IEnumerable<Likelihood> pieces)
    {
        var scored = pieces.Where(piece => piece.Units > 0).ToArray();
        var sum = scored.Aggregate(default(Likelihood), (one, other) => one + other);
        return new HeldOutLikelihood(sum.Units, sum.NatsPerUnit, scored.Select(piece => piece.NatsPerUnit).DefaultIfEmpty(double.NaN).Average());
    }
}
