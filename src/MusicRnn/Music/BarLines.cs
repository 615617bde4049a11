namespace MusicRnn.Music;

/// <summary>
/// The bars of a piece from its start to the tick at which its last note ends, that tick included: as MusPy counts them, a
/// piece that ends on a bar line has the empty bar after it too. Where the meter never changes these are MusPy's measures;
/// it knows no others, while here each meter change begins a new bar, and a pickup is one of its own.
/// </summary>
internal sealed class BarLines
{
    // No score has as many; a file that claims more has a bar length of nothing.
    private const int MostBars = 100_000;

    private readonly int[] _starts;
    private readonly bool _hasPickup;

    private BarLines(List<Bar> bars, int ticksPerQuarter)
    {
        _starts = [.. bars.Select(bar => bar.Start)];
        End = bars.Count == 0 ? 0 : bars[^1].End;
        _hasPickup = bars.Count > 1 && bars[0].Length < bars[0].Meter.BarTicks(ticksPerQuarter);
    }

    /// <summary>The number of bars; 0 for a piece without length.</summary>
    public int Count => _starts.Length;

    /// <summary>The tick at which each bar begins.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>The tick of the last bar's end.</summary>
    public int End { get; }

    /// <summary>The bars of a piece; only the first hundred thousand.</summary>
    public static BarLines Of(Piece piece)
    {
        var length = piece.LastNoteEnd;
        var bars = length == 0 ? [] : Bars.Of(piece with { End = length + 1 }).TakeWhile(bar => bar.Start <= length).Take(MostBars).ToList();
        return new BarLines(bars, piece.TicksPerQuarter);
    }

    /// <summary>The index of the bar that a tick lies in.</summary>
    public int IndexAt(int tick)
    {
        var place = Array.BinarySearch(_starts, tick);
        return place >= 0 ? place : Math.Max(0, ~place - 1);
    }

    /// <summary>The bar's number as musicians count: a pickup is 0, the first full bar 1.</summary>
    public int NumberAt(int tick) => IndexAt(tick) + (_hasPickup ? 0 : 1);
}
