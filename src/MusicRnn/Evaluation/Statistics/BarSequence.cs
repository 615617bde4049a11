namespace MusicRnn.Evaluation.Statistics;

/// <summary>Gives bars numbers, the same number to bars that are alike in every note.</summary>
internal static class BarSequence
{
    /// <summary>The number of a bar of rest.</summary>
    public const int Rest = 0;

    /// <summary>For each bar, its number; the first bar that is no rest has 1.</summary>
    public static int[] Of(IReadOnlyList<HashSet<BarNote>> bars)
    {
        var numbers = new Dictionary<HashSet<BarNote>, int>(HashSet<BarNote>.CreateSetComparer());
        var sequence = new int[bars.Count];
        foreach (var (place, bar) in bars.Index())
        {
            if (bar.Count > 0 && !numbers.TryGetValue(bar, out sequence[place]))
            {
                numbers.Add(bar, sequence[place] = numbers.Count + 1);
            }
        }

        return sequence;
    }
}
