using System.Globalization;
using MusicRnn.Audio.MidiOut;
using MusicRnn.Audio.Playback;
using MusicRnn.Cli.Playing;
using MusicRnn.Live;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Midi;

namespace MusicRnn.Cli.Live;

/// <summary>Attends a session: does what keys say, tells where it stands, and saves what was played, however it ends.</summary>
internal sealed class LivePlaying(LiveSettings settings, LiveSession session, LiveDesk desk, Func<LiveKey> nextKey)
{
    /// <summary>How many bars are kept.</summary>
    public const int BarsToKeep = 16;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    // Longer than any output's buffer: one that has not ended by then hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly LiveDesk _desk = desk;
    private readonly PositionLine _line = new();
    private LiveChange? _toldChange;
    private int _kept;

    /// <summary>Plays through the loudspeaker until the duration is over, a key or the cancellation. Throws <see cref="MusicRnnException"/>, after having saved.</summary>
    public void Play(IAudioOutput output, CancellationToken stop)
    {
        var end = settings.DurationSeconds is { } seconds ? (long)Math.Round(seconds * settings.SampleRate) : long.MaxValue;
        var player = new Player(session.Audio, output, endFrame: end);
        player.Start();
        try
        {
            Attend(
                () => player.WaitForEnd(LookInterval),
                () => player.Position,
                () =>
                {
                    player.Stop();
                    if (!player.WaitForEnd(Patience))
                    {
                        throw new AudioOutputException("the sound server takes no more sound and does not answer. Start it again, and play once more.");
                    }
                },
                () => player.IsPaused = !player.IsPaused,
                stop);
            if (player.Failure is { } failure)
            {
                throw failure;
            }
        }
        finally
        {
            Save(player.GivenFrames);
        }
    }

    /// <summary>The same as MIDI messages.</summary>
    public void Play(IMidiOutput output, IPlayingClock clock, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var playing = Task.Factory.StartNew(
            () => session.Midi.Play(output, clock, settings.DurationSeconds ?? double.MaxValue, end.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            Attend(() => Task.WaitAny([playing], LookInterval) == 0, () => session.Midi.Frame, () => Finish(end, playing), null, stop);
        }
        finally
        {
            Finish(end, playing);
            Save(session.Midi.Frame);
        }

        playing.GetAwaiter().GetResult();
    }

    private static void Finish(CancellationTokenSource end, Task playing)
    {
        end.Cancel();
        Task.WaitAny([playing], Patience);
    }

    private void Attend(Func<bool> hasEnded, Func<long> position, Action end, Action? pause, CancellationToken stop)
    {
        var isPaused = false;
        while (!hasEnded())
        {
            var key = stop.IsCancellationRequested ? LiveKey.Quit : nextKey();
            switch (key)
            {
                case LiveKey.Quit:
                    end();
                    break;
                case LiveKey.Help:
                    Array.ForEach(LiveKeys.Help, Tell);
                    break;
                case LiveKey.Keep:
                    Keep(position());
                    break;
                case LiveKey.Pause when pause is null:
                    Tell("there is no pause while MIDI is sent; q ends.");
                    break;
                case LiveKey.Pause:
                    pause();
                    isPaused = !isPaused;
                    break;
                default:
                    Tell(_desk.Do(key));
                    break;
            }

            TellChange();
            if (session.Failure is { } failure)
            {
                end();
                _line.Clear();
                throw new MusicRnnException($"composing broke off: {failure.Message}", failure);
            }

            _line.Show(LiveStatus.Text(session.StateAt(position()), session.Controls, isPaused));
        }

        TellChange();
        _line.Clear();
    }

    private void TellChange()
    {
        if (session.LastChange is { } change && change != _toldChange)
        {
            _toldChange = change;
            Tell(string.Create(CultureInfo.InvariantCulture, $"bar {change.FromBar}: {change.What} (ready after {change.WorkSeconds * 1000:0} ms)"));
        }
    }

    private void Tell(string? line)
    {
        if (line is not null)
        {
            _line.Clear();
            Terminal.Note(line);
        }
    }

    private void Keep(long frame)
    {
        if (session.LastBars(BarsToKeep, frame, $"{settings.Name}, kept") is not { NoteCount: > 0 } piece)
        {
            Tell("there is nothing to keep yet.");
            return;
        }

        string path;
        do
        {
            path = Path.ChangeExtension(settings.Save, string.Create(CultureInfo.InvariantCulture, $".kept-{++_kept}.mid"));
        }
        while (File.Exists(path));
        Write(piece, path);
    }

    private void Save(long frame)
    {
        var piece = session.PlayedUntil(frame, settings.Name);
        if (piece.NoteCount > 0)
        {
            Write(piece, settings.Save);
        }

        var late = session.StateAt(frame).LateBars;
        Terminal.Say($"Played {PositionLine.Clock(TimeSpan.FromSeconds((double)frame / settings.SampleRate))}, {Wording.Count(session.StateAt(frame).Bar, "bar")}, {Wording.Count(piece.NoteCount, "note")}; {Wording.Count(late, "bar")} of rest because composing was late.");
    }

    private void Write(Piece piece, string path)
    {
        _line.Clear();
        AtomicFile.Write(path, stream => new MidiFormat().Write(piece, stream));
        Terminal.Say($"Wrote {path}: {Wording.Count(Bars.Of(piece).Count(), "bar")}, {Wording.Count(piece.NoteCount, "note")}.");
    }
}
