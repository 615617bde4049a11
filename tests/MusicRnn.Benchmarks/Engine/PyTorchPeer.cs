using System.Diagnostics;
using System.Globalization;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>PyTorch in a child process that does the same work when asked to: see <c>pytorch_peer.py</c>.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private PyTorchPeer(Process process, string version)
    {
        Process = process;
        Version = version;
    }

    public Process Process { get; }

    public string Version { get; }

    /// <summary>Starts it with a number of threads; null if there is no Python with PyTorch.</summary>
    public static PyTorchPeer? Start(int threads)
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            if (TryStart(python, threads) is { } process)
            {
                if (process.StandardOutput.ReadLine() is { } version)
                {
                    return new PyTorchPeer(process, version);
                }

                process.Dispose();
            }
        }

        return null;
    }

    /// <summary>Does some work, <c>train</c> or <c>sample</c>, and returns its speed in tokens a second.</summary>
    public double TokensASecond(string work, string size)
    {
        Process.StandardInput.WriteLine($"{work} {size}");
        return double.Parse(
            Process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch has ended."), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        Process.StandardInput.Close();
        Process.WaitForExit();
        Process.Dispose();
    }

    private static Process? TryStart(string python, int threads)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Engine", "pytorch_peer.py");
        var start = new ProcessStartInfo(python, [script, threads.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Its threads must not wait in a loop and take the processors from us.
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
