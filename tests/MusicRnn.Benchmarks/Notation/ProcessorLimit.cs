using System.Diagnostics;

namespace MusicRnn.Benchmarks.Notation;

/// <summary>Lets this process use only the first processors, where the system can do that.</summary>
internal sealed class ProcessorLimit : IDisposable
{
    private readonly nint _before;

    public ProcessorLimit(int processors)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            _before = process.ProcessorAffinity;
            process.ProcessorAffinity = (1 << processors) - 1;
        }
    }

    public void Dispose()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = _before;
        }
    }
}
