using System.Diagnostics;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>How long work takes.</summary>
internal static class Timing
{
    /// <summary>The seconds that work takes each time, if it is done for at least a given time.</summary>
    public static double SecondsEach(Action work, double atLeast)
    {
        var (start, times) = (Stopwatch.GetTimestamp(), 0);
        do
        {
            work();
            times++;
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < atLeast);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / times;
    }
}
