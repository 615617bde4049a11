using MathNet.Numerics.Random;
using MusicRnn.Evaluation.Statistics;
using MusicRnn.Music;
using static MusicRnn.Tests.Evaluation.Statistics.HandMade;

namespace MusicRnn.Tests.Evaluation.Statistics;

/// <summary>The features, distances and densities of Yang and Lerch 2020.</summary>
public sealed class FeatureComparisonTests
{
    [Fact]
    public void FeaturesOfAMelodyAreThoseWorkedOutByHand()
    {
        // C4 quarter, E4 quarter, C5 half: 60 64 72.
        var piece = Piece((0, 24, 60), (24, 24, 64), (48, 48, 72));

        Assert.Equal([3.0], Feature("pitch count", piece));
        Assert.Equal([12.0], Feature("pitch range", piece));
        Assert.Equal([6.0], Feature("average pitch interval", piece));
        Assert.Equal([3.0], Feature("note count", piece));
        Assert.Equal([3.0], Feature("note count a bar", piece));
        Assert.Equal([1.0], Feature("average time between onsets", piece));
        Assert.Equal([0.75, 0, 0, 0, 0.25, 0, 0, 0, 0, 0, 0, 0], Feature("pitch-class histogram", piece));

        // Quarters twice, a half once; C to E and E to C; quarter to quarter and quarter to half.
        Assert.Equal([2.0 / 3, 1.0 / 3], Feature("note-length histogram", piece).Where(share => share > 0));
        Assert.Equal([(0 * 12) + 4, (4 * 12) + 0], Places("pitch-class transitions", piece));
        Assert.Equal([(6 * 12) + 6, (6 * 12) + 9], Places("note-length transitions", piece));
    }

    [Theory]
    [InlineData(96, "whole")]
    [InlineData(24, "quarter")]
    [InlineData(23, "quarter")]
    [InlineData(16, "quarter triplet")]
    [InlineData(18, "dotted 8th")]
    [InlineData(1, "16th")]
    [InlineData(1000, "whole")]
    public void ADurationIsOfTheNearestLength(int duration, string name)
    {
        var counts = NoteHistograms.All[0].Of(Piece((0, duration, 60)));

        Assert.Equal(name, NoteHistograms.All[0].Classes[Array.IndexOf(counts, 1)]);
    }

    [Fact]
    public void IntervalsAreCountedByTheirDirection()
    {
        var histogram = NoteHistograms.All[1];

        var counts = histogram.Of(Piece(InARow(24, 60, 62, 62, 50, 80)));

        Assert.Equal(["-12", "0", "+2", "above +12"], histogram.Classes.Where((_, place) => counts[place] == 1));
        Assert.Equal(4, counts.Sum());
    }

    [Fact]
    public void DistancesWithinAndBetweenAreEuclids()
    {
        double[][] one = [[0, 0], [3, 4], [0, 1]];

        Assert.Equal([5, 1, Math.Sqrt(18)], Distances.Within(one));
        Assert.Equal([5, 0, Math.Sqrt(18)], Distances.Between(one, [[3.0, 4.0]]));
    }

    [Fact]
    public void ADensityIsThatOfNormalKernelsAndHoldsOneInAll()
    {
        double[] sample = [1, 2, 4];
        var grid = new DensityGrid(sample);
        var density = grid.Of(sample);

        // Standard deviation 1.5275, by the fifth root of 3: 1.2262.
        var bandwidth = Math.Sqrt(7.0 / 3) * Math.Pow(3, -0.2);
        var x = grid.X[200];
        var expected = sample.Average(number => Math.Exp(-Math.Pow((x - number) / bandwidth, 2) / 2) / (bandwidth * Math.Sqrt(2 * Math.PI)));
        Assert.Equal(expected, density[200], 9);
        Assert.Equal(1, density.Sum() * (grid.X[1] - grid.X[0]), 4);
    }

    [Fact]
    public void ValuesThatRepeatGiveTheSameDensityAsOnesThatDoNot()
    {
        double[] few = [.. Enumerable.Range(0, 40).Select(place => (double)(place % 4))];
        double[] many = [.. few.Select((value, place) => value + (place * 1e-9))];
        var grid = new DensityGrid(few, many);

        Assert.All(grid.Of(few).Zip(grid.Of(many)), pair => Assert.Equal(pair.First, pair.Second, 6));
    }

    [Fact]
    public void TheOverlapOfTwoNormalCurvesIsTheTextbooks()
    {
        // Two single numbers have kernels as wide as the narrowest: 1/128 of the distance. They never meet.
        var apart = new DensityGrid([0], [1]);
        Assert.Equal(0, apart.OverlappedArea(apart.Of([0]), apart.Of([1])), 6);
        Assert.True(DensityGrid.Divergence(apart.Of([0]), apart.Of([1])) > 10);

        // Curves of one width whose middles are d widths apart overlap by erfc(d / sqrt 8) and diverge by d²/2.
        double[] sample = [.. Enumerable.Range(0, 2001).Select(place => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (place + 0.5) / 2001))];
        double[] moved = [.. sample.Select(value => value + 1)];
        var grid = new DensityGrid(sample, moved);
        Assert.Equal(MathNet.Numerics.SpecialFunctions.Erfc(1 / Math.Sqrt(8)), grid.OverlappedArea(grid.Of(sample), grid.Of(moved)), 0.02);
        Assert.Equal(0.5, DensityGrid.Divergence(grid.Of(sample), grid.Of(moved)), 0.05);
    }

    [Fact]
    public void ASetOverlapsItselfWholly()
    {
        double[] sample = [1, 2, 2, 5];
        var grid = new DensityGrid(sample);

        Assert.Equal(1, grid.OverlappedArea(grid.Of(sample), grid.Of(sample)), 4);
        Assert.Equal(0, DensityGrid.Divergence(grid.Of(sample), grid.Of(sample)), 12);
        var same = new DensityGrid([3, 3, 3], [3]);
        Assert.Equal(1, same.OverlappedArea(same.Of([3, 3, 3]), same.Of([3])), 4);
    }

    [Fact]
    public void MusicOfTheSameKindResemblesAsTheHalvesDoAndOtherMusicLess()
    {
        var reference = new HalvedSet(seed: 1);
        var (alike, unlike) = (new PieceSet(seed: 1), new PieceSet(seed: 1));
        for (var index = 0; index < 60; index++)
        {
            reference.Add(Random(index, 5, 24));
            reference.Add(Random(1000 + index, 5, 24));
            alike.Add(Random(2000 + index, 5, 24));
            unlike.Add(Random(3000 + index, 30, 12));
        }

        var near = FeatureComparison.All(alike, reference);
        var far = FeatureComparison.All(unlike, reference);

        Assert.Equal(PieceFeatures.All.Length, near.Count);
        Assert.All(near, feature => Assert.True(feature.Generated.OverlappedArea > 0.75, $"{feature.Feature.Name} {feature.Generated}"));
        Assert.All(near, feature => Assert.True(feature.Halves.OverlappedArea > 0.75, $"{feature.Feature.Name} {feature.Halves}"));
        foreach (var name in new[] { "pitch range", "average pitch interval", "average time between onsets", "note-length histogram" })
        {
            Assert.True(far.Single(each => each.Feature.Name == name).Reference.OverlappedArea < 0.3, name);
        }

        static PieceStatistics Random(int seed, int pitches, int duration)
        {
            var chance = new Xoshiro256StarStar(seed, threadSafe: false);
            return PieceStatistics.Of(new NamedPiece($"{seed}", Piece(InARow(duration, [.. Enumerable.Range(0, 30 + chance.Next(20)).Select(_ => 60 + chance.Next(pitches))]))));
        }
    }

    [Fact]
    public void OneFeatureThatNoPieceHasIsLeftOut()
    {
        var (set, reference) = (new PieceSet(seed: 1), new HalvedSet(seed: 1));
        for (var index = 0; index < 4; index++)
        {
            set.Add(PieceStatistics.Of(new NamedPiece("one note", Piece((0, 24, 60)))));
            reference.Add(PieceStatistics.Of(new NamedPiece("one note", Piece((0, 24, 60)))));
        }

        var names = FeatureComparison.All(set, reference).Select(each => each.Feature.Name).ToArray();

        Assert.Contains("pitch count", names);
        Assert.DoesNotContain("average pitch interval", names);
    }

    private static double[] Feature(string name, Piece piece) => PieceFeatures.All.Single(feature => feature.Name == name).Of(piece)!;

    private static IEnumerable<int> Places(string name, Piece piece) => Feature(name, piece).Index().Where(share => share.Item > 0).Select(share => share.Index);

    [Fact]
    public void TheDensityOfASampleIsTheSameToTheLastBitEachTime()
    {
        var chance = new Xoshiro256StarStar(5, threadSafe: false);
        double[] sample = [.. Enumerable.Range(0, 500).Select(_ => chance.NextDouble())];
        var grid = new DensityGrid([sample]);

        var first = grid.Of(sample);

        Assert.InRange(grid.OverlappedArea(first, first), 0.999, 1);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(first, grid.Of(sample)));
    }
}
