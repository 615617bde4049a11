using System.Collections.Immutable;

namespace MusicRnn.Audio.MidiOut;

/// <summary>Sends messages when their time has come. When it returns or throws, nothing sounds any more.</summary>
public static class MidiPlayer
{
    /// <summary>
    /// Sends all messages, or those up to the cancellation, then ends all that sounds and closes the output. Returns the seconds that
    /// were played. Throws <see cref="MidiOutputException"/>.
    /// </summary>
    /// <param name="messages">In order of time.</param>
    /// <param name="output">Where to.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellation">Ends the playing.</param>
    public static double Play(ImmutableArray<TimedMessage> messages, IMidiOutput output, IPlayingClock clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(clock);
        using var sender = new MidiSender(output);
        foreach (var message in messages)
        {
            clock.WaitUntil(message.Seconds, cancellation);
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            sender.Send(message.Bytes.AsSpan());
        }

        return clock.Seconds;
    }
}
