using System.Diagnostics;
using System.Globalization;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>Who used the processors since the machine was started.</summary>
/// <param name="Others">Seconds used by all processes but this one and its child; 0 where the system does not tell.</param>
internal readonly record struct ProcessorTime(double Others)
{
    private const string Statistics = "/proc/stat";

    // The kernel counts in hundredths of a second (USER_HZ, which is the same on all of Linux's usual machines).
    private const double TicksASecond = 100;

    // user, nice, system, then idle and waiting for input and output, then interrupts and what the host took away.
    private const int FirstIdleColumn = 4;
    private const int LastIdleColumn = 5;
    private const int LastColumn = 8;

    public static ProcessorTime Now(Process? child)
    {
        if (!File.Exists(Statistics))
        {
            return default;
        }

        var columns = File.ReadLines(Statistics).First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var busy = Enumerable.Range(1, LastColumn)
            .Where(column => column is < FirstIdleColumn or > LastIdleColumn)
            .Sum(column => double.Parse(columns[column], CultureInfo.InvariantCulture)) / TicksASecond;
        child?.Refresh();
        var own = Process.GetCurrentProcess().TotalProcessorTime + (child?.TotalProcessorTime ?? TimeSpan.Zero);
        return new ProcessorTime(busy - own.TotalSeconds);
    }
}
