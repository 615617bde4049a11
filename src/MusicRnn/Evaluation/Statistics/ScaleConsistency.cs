using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// MusPy's <c>scale_consistency</c>: the largest share of notes that one major or natural minor scale holds; NaN without
/// notes. Drums are ignored. After Mogren, "C-RNN-GAN", 2016.
/// </summary>
internal static class ScaleConsistency
{
    // Each natural minor scale has the pitch classes of a major one: twelve scales are all twenty-four.
    private static readonly int[] MajorScale = [0, 2, 4, 5, 7, 9, 11];

    public static double Of(Piece piece)
    {
        var counts = PitchCounts.OfClasses(piece);
        var total = counts.Sum();
        return total == 0
            ? double.NaN
            : Enumerable.Range(0, counts.Length).Max(root => MajorScale.Sum(degree => counts[(root + degree) % counts.Length])) / (double)total;
    }
}
