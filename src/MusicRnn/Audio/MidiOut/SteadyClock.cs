using System.Diagnostics;

namespace MusicRnn.Audio.MidiOut;

/// <summary>The machine's steady clock. Times are absolute, so that a late wake-up delays one message and not all after it.</summary>
public sealed class SteadyClock : IPlayingClock
{
    // Waking up is late by up to so much; the rest is waited awake.
    private const double WakeSeconds = 0.0015;
    private const double MillisecondsInSecond = 1000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <inheritdoc/>
    public double Seconds => _watch.Elapsed.TotalSeconds;

    /// <inheritdoc/>
    public void WaitUntil(double seconds, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && seconds - Seconds is > 0 and var left)
        {
            var milliseconds = (int)Math.Min(int.MaxValue, (left - WakeSeconds) * MillisecondsInSecond);
            if (milliseconds > 0)
            {
                cancellation.WaitHandle.WaitOne(milliseconds);
            }
            else
            {
                Thread.Yield();
            }
        }
    }
}
