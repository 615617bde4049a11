using MusicRnn.Evaluation.Statistics;

namespace MusicRnn.Cli.Evaluation;

/// <summary>How like distances are in a feature.</summary>
/// <param name="Name">The feature's name.</param>
/// <param name="Generated">Those within the generated pieces to those from generated to reference.</param>
/// <param name="Reference">Those within the reference to those from generated to reference.</param>
/// <param name="Halves">Those within a half of the reference to those from it to the other.</param>
internal sealed record FeatureFacts(string Name, Resemblance Generated, Resemblance Reference, Resemblance Halves)
{
    public static FeatureFacts Of(FeatureComparison comparison) =>
        new(comparison.Feature.Name, comparison.Generated, comparison.Reference, comparison.Halves);
}
