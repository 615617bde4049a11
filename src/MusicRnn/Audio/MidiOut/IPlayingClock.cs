namespace MusicRnn.Audio.MidiOut;

/// <summary>The time by which messages are sent.</summary>
public interface IPlayingClock
{
    /// <summary>Seconds since it was started.</summary>
    double Seconds { get; }

    /// <summary>Waits until a time, or until the cancellation.</summary>
    void WaitUntil(double seconds, CancellationToken cancellation);
}
