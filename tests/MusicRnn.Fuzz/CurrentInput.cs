using System.Globalization;

namespace MusicRnn.Fuzz;

/// <summary>
/// Remembers which input is being tried: in a file that outlives a crash of the whole process, as a stack that overflows
/// is one; and ends the process if an input takes for ever.
/// </summary>
internal sealed class CurrentInput : IDisposable
{
    // By the process's own processor time, so that a busy machine is no hang.
    private static readonly TimeSpan LongestProcessorTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Timer _watchdog;
    private readonly Action<int> _reportHung;
    private volatile int _number = -1;
    private int _watchedNumber = -1;
    private TimeSpan _watchedSince;

    public CurrentInput(string path, Action<int> reportHung)
    {
        _path = path;
        _reportHung = reportHung;
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _watchdog = new Timer(_ => Watch(), null, Period, Period);
    }

    public void Set(int number)
    {
        _number = number;
        Span<byte> digits = stackalloc byte[16];
        number.TryFormat(digits, out var length, "d10", CultureInfo.InvariantCulture);
        RandomAccess.Write(_file.SafeFileHandle, digits[..length], fileOffset: 0);
    }

    public void Dispose()
    {
        _watchdog.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    private void Watch()
    {
        var used = Environment.CpuUsage.TotalTime;
        var number = _number;
        if (number != _watchedNumber)
        {
            (_watchedNumber, _watchedSince) = (number, used);
        }
        else if (used - _watchedSince > LongestProcessorTime)
        {
            _reportHung(number);
            Environment.Exit(1);
        }
    }
}
