using System.Collections.Immutable;
using MusicRnn.Composing;
using MusicRnn.Evaluation.Statistics;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation.Ranking;

/// <summary>Measures what is usual in the pieces that a model learns from, as the model's network is told them.</summary>
public static class CorpusMetrics
{
    // Means and deviations hardly change with more, and self-similarity takes its time.
    private const int MostPieces = 500;

    /// <summary>The spread of every metric that can be measured in two pieces at least. Throws <see cref="OperationCanceledException"/>.</summary>
    public static ImmutableArray<MetricSpread> Of(Corpus corpus, CancellationToken cancellation = default)
    {
        var count = Math.Min(MostPieces, corpus.Training.Length);
        var measured = Enumerable.Range(0, count)
            .Select(index => corpus.Training[(int)((long)index * corpus.Training.Length / count)])
            .AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(piece => corpus.Tokenizer.Decode(piece.Sequence()))
            .Select(piece => Metrics.All.Select(metric => metric.Of(piece)).ToArray())
            .ToArray();
        return [.. Metrics.All.Select((metric, index) => SpreadOf(metric.Name, measured.Select(values => values[index]))).OfType<MetricSpread>()];
    }

    private static MetricSpread? SpreadOf(string name, IEnumerable<double> values)
    {
        var known = values.Where(double.IsFinite).ToArray();
        if (known.Length < 2)
        {
            return null;
        }

        var mean = known.Average();
        return new MetricSpread(name, mean, Math.Sqrt(known.Average(value => (value - mean) * (value - mean))));
    }
}
