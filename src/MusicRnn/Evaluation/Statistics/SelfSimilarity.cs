using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// How much a piece comes back to what it has played, bar by bar. The matrix is that of Foote, "Visualizing Music and Audio
/// using Self-Similarity", ACM Multimedia 1999, with Jaccard's index of the bars' notes instead of a distance of sounds.
/// </summary>
public static class SelfSimilarity
{
    // The matrix grows with the square; a long movement has as many bars.
    private const int MostBars = 512;

    /// <summary>For each bar but the first, the largest similarity with an earlier one, averaged; bars of rest aside. NaN with fewer than two bars that are none.</summary>
    internal static double Of(Piece piece)
    {
        var bars = BarContents.Of(piece).Where(bar => bar.Count > 0).Take(MostBars).ToArray();
        return bars.Length < 2
            ? double.NaN
            : Enumerable.Range(1, bars.Length - 1).Average(bar => bars.Take(bar).Max(earlier => BarContents.Similarity(earlier, bars[bar])));
    }

    /// <summary>The similarity of each bar with each other, 0 to 1, of the first 512 bars: 1 where two are alike in every note. A bar of rest is like none.</summary>
    /// <param name="piece">The piece.</param>
    public static double[,] Matrix(Piece piece)
    {
        var bars = BarContents.Of(piece).Take(MostBars).ToArray();
        var matrix = new double[bars.Length, bars.Length];
        for (var one = 0; one < bars.Length; one++)
        {
            for (var other = 0; other < bars.Length; other++)
            {
                matrix[one, other] = BarContents.Similarity(bars[one], bars[other]);
            }
        }

        return matrix;
    }
}
