using MusicRnn.Evaluation.Statistics;

namespace MusicRnn.Cli.Evaluation;

/// <summary>A metric's values.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Definition">What it is.</param>
/// <param name="Generated">In the generated pieces.</param>
/// <param name="Reference">In the reference.</param>
/// <param name="FirstHalf">In the reference's first half.</param>
/// <param name="SecondHalf">In its second half.</param>
/// <param name="Apart">How far the mean of the generated pieces is from the reference's, in standard deviations of the reference; null if there is none.</param>
/// <param name="HalvesApart">The same of the second half from the first.</param>
internal sealed record MetricFacts(
    string Name, string Unit, string Definition, ValueFacts Generated, ValueFacts Reference, ValueFacts FirstHalf, ValueFacts SecondHalf, double? Apart, double? HalvesApart)
{
    public static MetricFacts Of(int index, PieceSet generated, HalvedSet reference)
    {
        var metric = Metrics.All[index];
        var (of, all) = (ValueFacts.Of(generated.Values(index)), ValueFacts.Of(reference.Values(index)));
        var (first, second) = (ValueFacts.Of(reference.First.Values(index)), ValueFacts.Of(reference.Second.Values(index)));
        return new MetricFacts(
            metric.Name, metric.Unit, metric.Definition, of, all, first, second,
            Distance(of.Mean, all.Mean, all.StandardDeviation), Distance(second.Mean, first.Mean, all.StandardDeviation));
    }

    private static double? Distance(double? mean, double? other, double? deviation) => deviation > 0 ? (mean - other) / deviation : null;
}
