namespace MusicRnn.Live;

/// <summary>
/// Sets bars one after another on a time line of frames. Where the next one is not ready, a bar of rest as long as the last one is
/// played in its place and counted, so that the music stays on its bar lines. Advanced by the thread that plays; others may look.
/// </summary>
internal sealed class LiveTimeline(BarQueue queue, int sampleRate)
{
    private double _lineSeconds;
    private LiveBar? _first;
    private LiveBar? _current;
    private int _lateBars;
    private int _begunBars;

    /// <summary>Frames a second.</summary>
    public int SampleRate => sampleRate;

    /// <summary>The frame of the next bar line.</summary>
    public long NextLine { get; private set; }

    /// <summary>The time of the next bar line.</summary>
    public double NextLineSeconds => _lineSeconds;

    /// <summary>The first bar that was played; null if none was.</summary>
    public LiveBar? First => Volatile.Read(ref _first);

    /// <summary>The bar that was begun last.</summary>
    public LiveBar? Current => Volatile.Read(ref _current);

    /// <summary>The bars that were begun, with bars of rest.</summary>
    public int BegunBars => Volatile.Read(ref _begunBars);

    /// <summary>How many bars of rest were played because the next bar was not ready.</summary>
    public int LateBars => Volatile.Read(ref _lateBars);

    /// <summary>Is called at a bar line: returns the bar that begins there, or null for a bar of rest. Does not allocate or wait.</summary>
    public LiveBar? Begin()
    {
        var start = NextLine;
        var bar = queue.Take();
        var length = (bar ?? _current)?.Seconds ?? 1;
        Volatile.Write(ref _begunBars, _begunBars + 1);
        if (bar is null)
        {
            Volatile.Write(ref _lateBars, _lateBars + 1);
            if (_current is { } last)
            {
                last.Rests++;
            }
        }
        else
        {
            (bar.StartFrame, bar.StartSeconds, bar.Number) = (start, _lineSeconds, _begunBars);
            Publish(bar);
        }

        _lineSeconds += length;
        NextLine = Math.Max(start + 1, (long)Math.Round(_lineSeconds * sampleRate));
        return bar;
    }

    private void Publish(LiveBar bar)
    {
        if (_current is { } last)
        {
            last.Following = bar;
        }
        else
        {
            Volatile.Write(ref _first, bar);
        }

        Volatile.Write(ref _current, bar);
    }
}
