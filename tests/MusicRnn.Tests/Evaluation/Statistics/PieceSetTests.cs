using MusicRnn.Evaluation.Statistics;
using MusicRnn.Music;
using static MusicRnn.Tests.Evaluation.Statistics.HandMade;

namespace MusicRnn.Tests.Evaluation.Statistics;

public sealed class PieceSetTests
{
    [Fact]
    public void TheSampleIsBoundedAndTheSameForTheSameSeed()
    {
        var (one, same, other) = (new PieceSet(seed: 1), new PieceSet(seed: 1), new PieceSet(seed: 2));
        for (var index = 0; index < 5 * PieceSet.SampleSize; index++)
        {
            var piece = Numbered(index);
            one.Add(piece);
            same.Add(piece);
            other.Add(piece);
        }

        Assert.Equal(PieceSet.SampleSize, one.Sample.Count);
        Assert.Equal(one.Sample.Select(piece => piece.Piece.Name), same.Sample.Select(piece => piece.Piece.Name));
        Assert.NotEqual(one.Sample.Select(piece => piece.Piece.Name), other.Sample.Select(piece => piece.Piece.Name));
        Assert.Equal(one.Sample.Count, one.Sample.DistinctBy(piece => piece.Piece.Name).Count());
        Assert.Contains(one.Sample, piece => int.Parse(piece.Piece.Name, null) >= 4 * PieceSet.SampleSize);
    }

    [Fact]
    public void HalvesAreEquallyLargeAndDrawnFromTheSeed()
    {
        var (set, same, other) = (new HalvedSet(seed: 1), new HalvedSet(seed: 1), new HalvedSet(seed: 2));

        bool[] sides = [.. Enumerable.Range(0, 50).Select(index => set.Add(Numbered(index)))];

        Assert.Equal((25, 25, 50), (set.First.Count, set.Second.Count, set.Count));
        Assert.Equal(sides, Enumerable.Range(0, 50).Select(index => same.Add(Numbered(index))));
        Assert.NotEqual(sides, Enumerable.Range(0, 50).Select(index => other.Add(Numbered(index))));
        Assert.NotEqual(Enumerable.Repeat(sides[0], 25), sides.Where((_, index) => index % 2 == 0));
    }

    [Fact]
    public void ValuesOfTheHalvesAreThoseOfTheWhole()
    {
        var set = new HalvedSet(seed: 1);
        for (var index = 0; index < 5; index++)
        {
            set.Add(Numbered(index));
        }

        Assert.Equal([12.0, 12, 12, 12, 12], set.Values(0));
        Assert.Equal(15, set.Counts(0).Sum());

        // No piece has drums: a metric without values has none, rather than ones that are no number.
        Assert.Empty(set.Values(Metrics.All.Select(metric => metric.Name).ToList().IndexOf("drum pattern consistency")));
    }

    [Fact]
    public void SharesThatTwoHistogramsHaveInCommonAreTheirOverlap()
    {
        Assert.Equal(0.5, NoteHistogram.Overlap([1, 1, 0], [0, 4, 4]), 12);
        Assert.Equal(1, NoteHistogram.Overlap([1, 3], [2, 6]), 12);
        Assert.Equal(double.NaN, NoteHistogram.Overlap([0, 0], [1, 1]));
    }

    private static PieceStatistics Numbered(int number) =>
        PieceStatistics.Of(new NamedPiece(number.ToString(System.Globalization.CultureInfo.InvariantCulture), Piece(InARow(24, 60, 64, 72))));
}
