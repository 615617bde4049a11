using MusicRnn.Audio.MidiOut;

namespace MusicRnn.Tests.Audio.MidiOut;

/// <summary>A clock that is as late as it is told to be, and takes no time.</summary>
internal sealed class HandClock : IPlayingClock
{
    public double Seconds { get; private set; }

    public Action<double>? Waiting { get; set; }

    public void WaitUntil(double seconds, CancellationToken cancellation)
    {
        Waiting?.Invoke(seconds);
        if (!cancellation.IsCancellationRequested)
        {
            Seconds = Math.Max(Seconds, seconds);
        }
    }
}
