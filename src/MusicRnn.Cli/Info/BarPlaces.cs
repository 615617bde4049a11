using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Cli.Info;

/// <summary>Bars and beats of a piece as musicians count them.</summary>
internal sealed class BarPlaces
{
    // A meter of a 128th note and an end far away would draw bar lines for ever.
    private const int MostBars = 100_000;
    private const int QuartersInWhole = 4;

    private readonly ImmutableArray<Bar> _bars;
    private readonly int[] _starts;
    private readonly int _pickup;
    private readonly int _ticksPerQuarter;

    public BarPlaces(Piece piece)
    {
        _bars = [.. Bars.Of(piece).Take(MostBars)];
        _starts = [.. _bars.Select(bar => bar.Start)];
        _pickup = PieceFacts.BeginsWithPickup(piece) ? 1 : 0;
        _ticksPerQuarter = piece.TicksPerQuarter;
    }

    /// <summary>The bar, 0 for a pickup, and the beat from 1. In a pickup the beats are those of a full bar.</summary>
    public (int Bar, double Beat) Of(int tick)
    {
        var found = Array.BinarySearch(_starts, tick);
        var index = found >= 0 ? found : Math.Max(0, ~found - 1);
        var bar = _bars[index];
        var beatTicks = (double)_ticksPerQuarter * QuartersInWhole / bar.Meter.BeatUnit;
        var missing = index < _pickup ? bar.Meter.BarTicks(_ticksPerQuarter) - bar.Length : 0;
        return (index + 1 - _pickup, 1 + ((tick - bar.Start + missing) / beatTicks));
    }
}
