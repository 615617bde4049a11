using System.Collections.Immutable;

namespace MusicRnn.Cli.Evaluation;

/// <summary>How generated pieces compare with reference pieces, and how the reference's own two halves compare with each other.</summary>
/// <param name="Generated">The generated pieces.</param>
/// <param name="Reference">The pieces that they are set beside.</param>
/// <param name="Seed">Decides the halves, and the samples for the distances.</param>
/// <param name="SampleSize">The most pieces of the generated ones, and of each half, between which distances are taken.</param>
internal sealed record StatisticsFacts(SetFacts Generated, SetFacts Reference, int Seed, int SampleSize)
{
    /// <summary>Each metric, in the order of the list.</summary>
    public required ImmutableArray<MetricFacts> Metrics { get; init; }

    /// <summary>Each feature that at least two pieces of each set have.</summary>
    public required ImmutableArray<FeatureFacts> Features { get; init; }

    /// <summary>Each histogram.</summary>
    public required ImmutableArray<HistogramFacts> Histograms { get; init; }

    /// <summary>The longest copied runs.</summary>
    public required CopyFacts Copies { get; init; }
}
