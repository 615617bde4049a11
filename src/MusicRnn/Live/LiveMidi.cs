using System.Collections.Immutable;
using MusicRnn.Audio.MidiOut;

namespace MusicRnn.Live;

/// <summary>Sends bars that are taken one after another, when their time has come, as MIDI messages.</summary>
public sealed class LiveMidi
{
    private const int ChannelMask = 0x0F;
    private const int ControlStatus = 0xB0;
    private const int ProgramStatus = 0xC0;
    private const int Places = 1 << 15;

    // More than ever ring on from bar to bar.
    private const int MostRinging = 16;

    private readonly LiveTimeline _timeline;
    private readonly PriorityQueue<(ImmutableArray<byte> Bytes, int Strike), (double Seconds, int Order)> _waiting = new();
    private readonly int[] _strikes = new int[Places];
    private readonly int[] _standing = new int[Places];
    private readonly Queue<LiveBar> _ringing = new();
    private int _order;
    private long _frame;
    private volatile bool _isToBeSilenced;

    internal LiveMidi(LiveTimeline timeline)
    {
        _timeline = timeline;
        Array.Fill(_standing, -1);
    }

    /// <summary>How far it has come on the time line.</summary>
    public long Frame => Interlocked.Read(ref _frame);

    /// <summary>Ends all that sounds; what is left of the bar is not sent.</summary>
    public void Silence() => _isToBeSilenced = true;

    /// <summary>
    /// Sends until the cancellation, or for so many seconds; then ends all that sounds and closes the output. Throws
    /// <see cref="MidiOutputException"/>.
    /// </summary>
    public void Play(IMidiOutput output, IPlayingClock clock, double seconds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(clock);
        using var sender = new MidiSender(output);
        while (!cancellation.IsCancellationRequested)
        {
            var line = _timeline.NextLineSeconds;
            var next = _waiting.TryPeek(out _, out var due) && due.Seconds < line ? due.Seconds : line;
            if (next >= seconds)
            {
                Wait(sender, clock, seconds, cancellation);
                break;
            }

            if (!Wait(sender, clock, next, cancellation))
            {
                continue;
            }

            if (next == line)
            {
                BeginBar();
            }
            else
            {
                SendNext(sender);
            }
        }

        Tell(Math.Min(clock.Seconds, seconds));
    }

    // In short steps, so that all can be silenced between two messages. Returns whether the time has come.
    private bool Wait(MidiSender sender, IPlayingClock clock, double until, CancellationToken cancellation)
    {
        const double stepSeconds = 0.05;
        while (clock.Seconds < until && !cancellation.IsCancellationRequested)
        {
            clock.WaitUntil(Math.Min(until, clock.Seconds + stepSeconds), cancellation);
            Tell(Math.Min(clock.Seconds, until));
            if (_isToBeSilenced)
            {
                _isToBeSilenced = false;
                SilenceAll(sender);
                return false;
            }
        }

        return !cancellation.IsCancellationRequested;
    }

    private void Tell(double seconds) => Interlocked.Exchange(ref _frame, (long)Math.Round(seconds * _timeline.SampleRate));

    private void BeginBar()
    {
        if (_timeline.Begin() is not { } bar)
        {
            return;
        }

        _ringing.Enqueue(bar);
        if (_ringing.Count > MostRinging)
        {
            _ringing.Dequeue();
        }

        foreach (var message in MidiSchedule.Of(bar.Music))
        {
            _waiting.Enqueue((message.Bytes, StrikeOf(message.Bytes)), (bar.StartSeconds + message.Seconds, _order++));
        }
    }

    // Each stroke of a key has a number, and its end the same: where a key is struck again before it was let go, only the last end counts.
    private int StrikeOf(ImmutableArray<byte> message)
    {
        var place = PlaceOf(message);
        return (message[0] & ~ChannelMask) switch
        {
            MidiMessages.NoteOnStatus => ++_strikes[place],
            MidiMessages.NoteOffStatus => _strikes[place],
            _ => 0,
        };
    }

    private void SendNext(MidiSender sender)
    {
        var (bytes, strike) = _waiting.Dequeue();
        var place = PlaceOf(bytes);
        switch (bytes[0] & ~ChannelMask)
        {
            case MidiMessages.NoteOnStatus:
                if (_standing[place] > 0)
                {
                    sender.Send(MidiMessages.NoteOff(bytes[0] & ChannelMask, bytes[1]).AsSpan());
                }

                _standing[place] = strike;
                sender.Send(bytes.AsSpan());
                break;
            case MidiMessages.NoteOffStatus when _standing[place] == strike:
                _standing[place] = 0;
                sender.Send(bytes.AsSpan());
                break;
            case MidiMessages.NoteOffStatus:
                break;
            case ControlStatus or ProgramStatus when _standing[place] == bytes[^1]:
                // It stands so already.
                break;
            default:
                _standing[place] = bytes[^1];
                sender.Send(bytes.AsSpan());
                break;
        }
    }

    private void SilenceAll(MidiSender sender)
    {
        sender.Silence();
        _waiting.Clear();
        Array.Fill(_standing, -1);
        foreach (var bar in _ringing)
        {
            bar.SilencedFrame = Math.Min(bar.SilencedFrame, Frame);
        }

        _ringing.Clear();
    }

    // The end of a note has the place of its beginning; a program's number is its value, not part of its place.
    private static int PlaceOf(ImmutableArray<byte> message)
    {
        var status = message[0] < MidiMessages.NoteOnStatus ? message[0] | MidiMessages.NoteOnStatus : message[0];
        return ((status & 0x7F) << 7) | (message.Length > 2 ? message[1] : 0);
    }
}
