using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using MusicRnn.Audio;
using MusicRnn.Music;

namespace MusicRnn.Live;

/// <summary>
/// Music that is composed while it is played, without end. A thread of its own composes some bars ahead of the sound; what a player
/// changes replaces the bars that wait, so that it is heard from the next bar on. Should that bar line be nearer than the work takes,
/// what was ready is played, and the change comes a bar later: the music never waits.
/// </summary>
public sealed class LiveSession : IDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    private readonly LiveComposer _composer;
    private readonly AudioOptions? _sound;
    private readonly int _barsAhead;
    private readonly BarQueue _queue = new();
    private readonly LiveTimeline _timeline;
    private readonly LiveAudio _audio;
    private readonly ConcurrentQueue<Action> _wishes = new();
    private readonly AutoResetEvent _isWished = new(initialState: false);
    private readonly CancellationTokenSource _end = new();
    private Thread? _thread;
    private LiveControls _controls;
    private volatile LiveChange? _lastChange;

    /// <summary>Prepares; <see cref="Start"/> begins.</summary>
    /// <param name="composer">Composes; from now on used by this session only.</param>
    /// <param name="controls">What holds in the beginning.</param>
    /// <param name="sampleRate">Frames a second of the time line.</param>
    /// <param name="sound">How bars sound; null makes no sound, for what is played elsewhere. Its gain and sample rate are not used.</param>
    /// <param name="barsAhead">How many bars are ready beyond the one that is played, 1 or more.</param>
    public LiveSession(LiveComposer composer, LiveControls controls, int sampleRate, AudioOptions? sound = null, int barsAhead = 4)
    {
        ArgumentNullException.ThrowIfNull(composer);
        ArgumentOutOfRangeException.ThrowIfLessThan(barsAhead, 1);
        (_composer, _controls, _barsAhead) = (composer, controls, barsAhead);
        _sound = sound is null ? null : sound with { SampleRate = sampleRate, Gain = 1 };
        _timeline = new LiveTimeline(_queue, sampleRate);
        _audio = new LiveAudio(_timeline);
        Midi = new LiveMidi(_timeline);
        composer.Controls = controls;
    }

    /// <summary>The sound, which never ends; read by one thread.</summary>
    public IAudioSource Audio => _audio;

    /// <summary>The same as MIDI messages; for one session, either this or the sound is used.</summary>
    public LiveMidi Midi { get; }

    /// <summary>What the player has set; it may not be heard yet.</summary>
    public LiveControls Controls => Volatile.Read(ref _controls);

    /// <summary>The change that was made last, and the bar from which it is heard; null before the first.</summary>
    public LiveChange? LastChange => _lastChange;

    /// <summary>Why composing broke off; null if it did not.</summary>
    public Exception? Failure { get; private set; }

    internal LiveTimeline Timeline => _timeline;

    /// <summary>Composes the first bars, and begins to keep some ready. Throws <see cref="OperationCanceledException"/>.</summary>
    public void Start(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        while (DoNext())
        {
            cancellation.ThrowIfCancellationRequested();
        }

        _thread = new Thread(Run) { Name = "composing", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Changes what the player has set, from the next bar on.</summary>
    /// <param name="what">What changes, in a few words.</param>
    /// <param name="change">Gives the new setting.</param>
    public void Change(string what, Func<LiveControls, LiveControls> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Wish(what, () =>
        {
            var before = _controls;
            Volatile.Write(ref _controls, change(before));
            if (_controls.DrawsAs(before))
            {
                RemakeWaiting();
            }
            else if (_controls.Style != before.Style)
            {
                _composer.Controls = _controls;
                ReplaceWithNewPiece();
            }
            else
            {
                _composer.Controls = _controls;
                RecomposeWaiting();
            }
        });
    }

    /// <summary>Begins another piece on the next bar: with other instruments, meter and key, as the model draws them.</summary>
    public void BeginNewPiece() => Wish("a new piece", ReplaceWithNewPiece);

    /// <summary>Plays the last bars once more from the next bar on; then the music goes on.</summary>
    public void Repeat(int bars) => Wish($"the last {bars} bars again", () =>
    {
        ImmutableArray<LiveBar> again = [.. PlayedBars().TakeLast(bars).Select(bar => new LiveBar(bar.Composed, bar.Music, _sound, isRepeat: true))];
        for (var next = _queue.Next; !_queue.TryReplace(next, [.. again, .. _queue.ToArray()]); next = _queue.Next)
        {
        }
    });

    /// <summary>Takes away all that sounds at once, and begins another piece on the next bar.</summary>
    public void Panic()
    {
        _audio.Silence();
        Midi.Silence();
        Wish("all notes off, a new piece", ReplaceWithNewPiece);
    }

    /// <summary>Where the session stands at a frame.</summary>
    public LiveState StateAt(long frame)
    {
        var bar = PlayedBars().LastOrDefault(each => each.StartFrame <= frame);
        return bar is null
            ? new LiveState(0, 1, TempoChange.FromQuartersPerMinute(0, 120).QuartersPerMinute, null, Meter.Common, _queue.Count, 0)
            : new LiveState(
                bar.Number, bar.Composed.PieceNumber, bar.Music.Tempos.Changes[0].QuartersPerMinute,
                bar.Music.Keys.IsEmpty ? null : bar.Music.Keys[0].Key, bar.Music.Meters[0].Meter, _queue.Count + _timeline.BegunBars - bar.Number, _timeline.LateBars);
    }

    /// <summary>All that was played up to a frame, note for note.</summary>
    public Piece PlayedUntil(long frame, string title) => LiveTake.Of(PlayedBars(), _timeline.SampleRate, frame, title);

    /// <summary>The last whole bars that were played up to a frame, or the one that is played if there is none yet; null if nothing was.</summary>
    public Piece? LastBars(int count, long frame, string title)
    {
        LiveBar[] whole = [.. PlayedBars().Where(bar => bar.Following is { } next ? next.StartFrame <= frame : frame >= _timeline.NextLine)];
        LiveBar[] last = whole.Length > 0 ? [.. whole.TakeLast(count)] : [.. PlayedBars().Take(1)];
        return last.Length == 0 ? null : LiveTake.Of(last, _timeline.SampleRate, long.MaxValue, title);
    }

    /// <summary>Does what is to be done next, if anything: a wish, or one more bar. Returns whether there was anything.</summary>
    internal bool DoNext()
    {
        if (_wishes.TryDequeue(out var wish))
        {
            wish();
            return true;
        }

        if (_queue.Count >= _barsAhead)
        {
            return false;
        }

        _queue.Add(Make(_composer.Next(_end.Token)));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _isWished.Set();
        _thread?.Join();
        _isWished.Dispose();
        _end.Dispose();
    }

    internal IEnumerable<LiveBar> PlayedBars()
    {
        for (var bar = _timeline.First; bar is not null; bar = bar.Following)
        {
            yield return bar;
        }
    }

    private void Run()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                if (!DoNext())
                {
                    _isWished.WaitOne(LookInterval);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end was asked for.
        }
        catch (Exception exception)
        {
            // Told by whoever attends the session; the sound goes on in rests.
            Failure = exception;
        }
    }

    private void Wish(string what, Action action)
    {
        _wishes.Enqueue(() =>
        {
            var clock = Stopwatch.StartNew();
            action();
            _lastChange = new LiveChange(what, _timeline.BegunBars + 1, clock.Elapsed.TotalSeconds);
        });
        _isWished.Set();
    }

    private LiveBar Make(ComposedBar bar, bool isRepeat = false) => new(bar, BarArranger.Arrange(bar, _controls), _sound, isRepeat);

    private void ReplaceWithNewPiece()
    {
        _composer.BeginNewPiece();
        _queue.Replace([Make(_composer.Next(_end.Token))]);
    }

    // The same notes, played otherwise.
    private void RemakeWaiting()
    {
        while (_queue.Next is { } next)
        {
            if (_queue.TryReplace(next, [.. _queue.ToArray().Select(bar => Make(bar.Composed, bar.IsRepeat))]))
            {
                return;
            }
        }
    }

    // Other notes, from the next bar on that was never played.
    private void RecomposeWaiting()
    {
        while (_queue.Next is { } next)
        {
            var waiting = _queue.ToArray();
            ImmutableArray<LiveBar> repeats = [.. waiting.Where(bar => bar.IsRepeat)];
            if (repeats.Length == waiting.Length)
            {
                return;
            }

            _composer.ReturnTo(waiting.First(bar => !bar.IsRepeat).Composed);
            if (_queue.TryReplace(next, [.. repeats, Make(_composer.Next(_end.Token))]))
            {
                return;
            }
        }
    }
}
