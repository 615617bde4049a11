using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// The share of bars that stand in a repeated section: four or more bars in a row, the length of a usual phrase, that were
/// played before in the same order and in every note. NaN for a piece of fewer than five bars. Rests within a
/// section belong to it; four bars of rest are none.
/// </summary>
internal static class RepeatedSections
{
    private const int BarsOfSection = 4;

    public static double Of(Piece piece)
    {
        var bars = BarSequence.Of(BarContents.Of(piece));
        if (bars.Length <= BarsOfSection)
        {
            return double.NaN;
        }

        var seen = new HashSet<(int, int, int, int)>();
        var repeated = 0;
        var next = 0;
        for (var start = 0; start + BarsOfSection <= bars.Length; start++)
        {
            var section = (bars[start], bars[start + 1], bars[start + 2], bars[start + 3]);
            if (!seen.Add(section) && section != (BarSequence.Rest, BarSequence.Rest, BarSequence.Rest, BarSequence.Rest))
            {
                // Sections that overlap are counted once.
                repeated += start + BarsOfSection - Math.Max(next, start);
                next = start + BarsOfSection;
            }
        }

        return (double)repeated / bars.Length;
    }
}
