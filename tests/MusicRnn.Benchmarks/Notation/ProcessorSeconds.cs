namespace MusicRnn.Benchmarks.Notation;

/// <summary>
/// How much processor time work takes, of all threads together: the collection of its memory is counted, what other
/// programs do is not.
/// </summary>
internal static class ProcessorSeconds
{
    /// <summary>The median of several rounds, each of which repeats the work for at least a given time.</summary>
    public static double Of(Action work, int rounds, double atLeast)
    {
        var samples = new double[rounds + 1];
        for (var round = 0; round <= rounds; round++)
        {
            samples[round] = Sample(work, atLeast);
        }

        // The first round warms up.
        var counted = samples[1..];
        Array.Sort(counted);
        return counted[rounds / 2];
    }

    private static double Sample(Action work, double atLeast)
    {
        var start = Environment.CpuUsage.TotalTime;
        var times = 0;
        double used;
        do
        {
            work();
            times++;
            used = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        }
        while (used < atLeast);
        return used / times;
    }
}
