using MathNet.Numerics.Statistics;

namespace MusicRnn.Cli.Evaluation;

/// <summary>The values that pieces have in a metric.</summary>
/// <param name="Pieces">How many have one.</param>
/// <param name="Mean">Their mean; null if none has.</param>
/// <param name="StandardDeviation">How far they lie about it; null for fewer than two.</param>
internal sealed record ValueFacts(int Pieces, double? Mean, double? StandardDeviation)
{
    public static ValueFacts Of(IReadOnlyList<double> values) => new(
        values.Count,
        values.Count == 0 ? null : values.Mean(),
        values.Count < 2 ? null : values.StandardDeviation());
}
