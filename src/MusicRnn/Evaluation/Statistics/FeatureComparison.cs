namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// A feature's distances in generated pieces, in the reference, and between: after Yang and Lerch 2020. The generated
/// pieces are set against the first half of the reference, and so is the second half, which is the referee. Unlike in the authors'
/// toolbox, areas reach beyond the largest distance, so that a set overlaps itself by 1, and both densities of a divergence
/// are taken at the same places.
/// </summary>
public sealed class FeatureComparison
{
    private FeatureComparison(PieceFeature feature, DensityGrid grid, double[][] densities)
    {
        Feature = feature;
        X = grid.X;
        (WithinGenerated, WithinReference, Between) = (densities[0], densities[1], densities[2]);
        Generated = Of(WithinGenerated, Between);
        Reference = Of(WithinReference, Between);
        Halves = Of(densities[3], densities[4]);

        Resemblance Of(IReadOnlyList<double> within, IReadOnlyList<double> between) =>
            new(grid.OverlappedArea(within, between), DensityGrid.Divergence(within, between));
    }

    /// <summary>The feature.</summary>
    public PieceFeature Feature { get; }

    /// <summary>How like the distances within the generated pieces are to those from generated to reference. Low if they are all of one kind, or far from the reference.</summary>
    public Resemblance Generated { get; }

    /// <summary>How like the distances within the reference are to those from generated to reference. Low if the generated ones are far from it.</summary>
    public Resemblance Reference { get; }

    /// <summary>How like the distances within the second half of the reference are to those from it to the first.</summary>
    public Resemblance Halves { get; }

    /// <summary>Distances at which the densities are drawn.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The density of distances within the generated pieces.</summary>
    public IReadOnlyList<double> WithinGenerated { get; }

    /// <summary>The density of distances within the first half of the reference.</summary>
    public IReadOnlyList<double> WithinReference { get; }

    /// <summary>The density of distances between the two.</summary>
    public IReadOnlyList<double> Between { get; }

    /// <summary>Compares in each of <see cref="PieceFeatures.All"/> that at least two pieces of each sample have; the sets' samples are taken.</summary>
    public static IReadOnlyList<FeatureComparison> All(PieceSet generated, HalvedSet reference, CancellationToken cancellation = default) =>
    [
        .. PieceFeatures.All.Index().AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(entry => Compare(entry.Item, VectorsOf(generated, entry.Index), VectorsOf(reference.First, entry.Index), VectorsOf(reference.Second, entry.Index)))
            .OfType<FeatureComparison>(),
    ];

    private static FeatureComparison? Compare(PieceFeature feature, double[][] generated, double[][] first, double[][] second)
    {
        if (generated.Length < 2 || first.Length < 2 || second.Length < 2)
        {
            return null;
        }

        double[][] distances =
        [
            Distances.Within(generated), Distances.Within(first), Distances.Between(generated, first),
            Distances.Within(second), Distances.Between(second, first),
        ];
        var grid = new DensityGrid(distances);
        return new FeatureComparison(feature, grid, [.. distances.Select(grid.Of)]);
    }

    private static double[][] VectorsOf(PieceSet set, int feature) => [.. set.Sample.Select(piece => piece.Features[feature]).OfType<double[]>()];
}
