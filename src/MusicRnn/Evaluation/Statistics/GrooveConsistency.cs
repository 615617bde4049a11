using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// MusPy's <c>groove_consistency</c>: 1 less the mean share of time steps at which one of two neighbouring bars has an onset
/// and the other has none; NaN with fewer than two bars. Drums count. After Wu and Yang, "The Jazz Transformer on the Front
/// Line", ISMIR 2020. The steps are MusPy's own default, 24 for each quarter note, so that files of any resolution compare.
/// MusPy wants one meter throughout; here the shorter of two bars is taken to be filled up with silence.
/// </summary>
internal static class GrooveConsistency
{
    /// <summary>MusPy's <c>DEFAULT_RESOLUTION</c>.</summary>
    public const int StepsPerQuarter = 24;

    public static double Of(Piece piece)
    {
        var bars = BarLines.Of(piece);
        if (bars.Count < 2)
        {
            return double.NaN;
        }

        int[] starts = [.. bars.Starts.ToArray().Select(tick => StepAt(tick, piece)), StepAt(bars.End, piece)];
        var onsets = OnsetsByBar(piece, starts);
        var differing = 0.0;
        for (var bar = 1; bar < bars.Count; bar++)
        {
            var longer = Math.Max(starts[bar] - starts[bar - 1], starts[bar + 1] - starts[bar]);
            var both = onsets[bar].Count(onsets[bar - 1].Contains);
            differing += (onsets[bar].Count + onsets[bar - 1].Count - (2.0 * both)) / Math.Max(1, longer);
        }

        return 1 - (differing / (bars.Count - 1));
    }

    private static HashSet<int>[] OnsetsByBar(Piece piece, int[] starts)
    {
        HashSet<int>[] onsets = [.. Enumerable.Range(1, starts.Length - 1).Select(_ => new HashSet<int>())];
        foreach (var note in piece.Parts.SelectMany(part => part.Notes))
        {
            var step = StepAt(note.Start, piece);
            var place = Array.BinarySearch(starts, step);
            var bar = Math.Clamp(place >= 0 ? place : ~place - 1, 0, onsets.Length - 1);
            onsets[bar].Add(step - starts[bar]);
        }

        return onsets;
    }

    private static int StepAt(int tick, Piece piece) => (int)Math.Round((double)tick * StepsPerQuarter / piece.TicksPerQuarter);
}
