using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MusicRnn.Fuzz;

/// <summary>The processor time of the calling thread, which does not depend on what else the machine does.</summary>
internal static partial class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID of Linux, time.h.
    private const int ThreadClock = 3;
    private const double NanosecondsInSecond = 1e9;

    /// <summary>Seconds since some moment; by the clock on the wall where the system has no other.</summary>
    public static double Seconds() => OperatingSystem.IsLinux() && ReadClock(ThreadClock, out var time) == 0
        ? time.Seconds + (time.Nanoseconds / NanosecondsInSecond)
        : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Moment time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
