using System.Collections.Immutable;
using MusicRnn.Audio;
using MusicRnn.Audio.MidiOut;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Midi;

namespace MusicRnn.Cli.Playing;

/// <summary>Plays pieces one after another as MIDI messages to another program.</summary>
/// <param name="open">Opens the port, anew for each piece.</param>
/// <param name="newClock">Starts a clock.</param>
/// <param name="nextKey">The next key that was pressed.</param>
internal sealed class MidiPlaying(Func<IMidiOutput> open, Func<IPlayingClock> newClock, Func<PlayKey> nextKey)
{
    private const int FramesPerSecond = 1000;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    private readonly PositionLine _line = new();

    /// <summary>Plays all pieces, and says how it ended. Throws <see cref="MidiOutputException"/>.</summary>
    public void Play(ImmutableArray<(string Name, Piece Piece)> pieces, double startSeconds, double? durationSeconds, CancellationToken stop)
    {
        var left = durationSeconds ?? double.MaxValue;
        for (var index = 0; index < pieces.Length; index++)
        {
            var messages = Excerpt(MidiSchedule.Of(WithChannels(pieces[index].Piece)), index == 0 ? startSeconds : 0, left);
            Terminal.Note($"Playing {pieces[index].Name}, {Wording.Count(messages.Length, "message")}, as MIDI.");
            var (seconds, wish) = Play(messages, new BarClock(pieces[index].Piece, FramesPerSecond), index == 0 ? startSeconds : 0, pieces.Length > 1, stop);
            left -= seconds;
            if (wish == PlayKey.Quit || left <= 0)
            {
                Terminal.Say($"Stopped at {PositionLine.Clock(TimeSpan.FromSeconds(seconds))}, all notes off.");
                return;
            }

            index = wish == PlayKey.Previous ? Math.Max(-1, index - 2) : index;
        }

        Terminal.Say("Played to the end.");
    }

    /// <summary>What is sent from a time on, for so long: of what comes before, only how the instruments stand.</summary>
    internal static ImmutableArray<TimedMessage> Excerpt(ImmutableArray<TimedMessage> messages, double startSeconds, double seconds)
    {
        const int lastNoteStatus = 0x9F;
        return
        [
            .. messages.Where(message => message.Seconds >= startSeconds || message.Bytes[0] > lastNoteStatus)
                .Select(message => message with { Seconds = Math.Max(0, message.Seconds - startSeconds) })
                .TakeWhile(message => message.Seconds < seconds),
        ];
    }

    // As a MIDI file has them: no two parts of different instruments on one channel, as long as there are enough.
    private static Piece WithChannels(Piece piece)
    {
        using var stream = new MemoryStream();
        new MidiFormat().Write(piece, stream);
        stream.Position = 0;
        return new MidiFormat().Read(stream, piece.Title).Pieces[0];
    }

    private (double Seconds, PlayKey Wish) Play(ImmutableArray<TimedMessage> messages, BarClock bars, double startSeconds, bool isOneOfSeveral, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var clock = newClock();
        var output = open();
        var playing = Task.Factory.StartNew(() => MidiPlayer.Play(messages, output, clock, end.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var length = messages.IsEmpty ? 0 : messages[^1].Seconds;
        var wish = PlayKey.None;
        while (Task.WaitAny([playing], LookInterval) != 0)
        {
            var key = stop.IsCancellationRequested ? PlayKey.Quit : nextKey();
            if (key is PlayKey.Quit or PlayKey.Next or PlayKey.Previous)
            {
                wish = key;
                end.Cancel();
            }

            var bar = bars.At((long)((startSeconds + clock.Seconds) * FramesPerSecond));
            _line.Show(PositionLine.Text(TimeSpan.FromSeconds(clock.Seconds), TimeSpan.FromSeconds(length), bar, isPaused: false, isOneOfSeveral ? "n/p: piece, q: end" : "q: end"));
        }

        _line.Clear();
        return (playing.GetAwaiter().GetResult(), stop.IsCancellationRequested ? PlayKey.Quit : wish);
    }
}
