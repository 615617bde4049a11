using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>Tells in which bar and on which beat a frame of a piece's sound is; quick in pieces of any length.</summary>
public sealed class BarClock
{
    private const int QuartersInWhole = 4;

    private readonly FrameClock _clock;
    private readonly int _ticksPerQuarter;
    private readonly Stretch[] _stretches;

    /// <summary>Prepares the clock.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="sampleRate">Frames a second of its sound.</param>
    public BarClock(Piece piece, int sampleRate)
    {
        ArgumentNullException.ThrowIfNull(piece);
        _clock = new FrameClock(piece.Tempos, piece.TicksPerQuarter, sampleRate);
        _ticksPerQuarter = piece.TicksPerQuarter;
        _stretches = [.. StretchesOf(piece)];
    }

    /// <summary>The bar and the beat that sound in a frame, counted as <see cref="Bars"/> draws the bars.</summary>
    public BarPosition At(long frame)
    {
        var tick = _clock.TickAt(frame);
        var stretch = _stretches[0];
        foreach (var next in _stretches)
        {
            if (next.Tick <= tick)
            {
                stretch = next;
            }
        }

        var barTicks = stretch.Meter.BarTicks(_ticksPerQuarter);
        var bar = Math.Floor((tick - stretch.Tick) / barTicks);
        var beatTicks = (double)_ticksPerQuarter * QuartersInWhole / stretch.Meter.BeatUnit;
        var beat = Math.Floor((tick - stretch.Tick - (bar * barTicks)) / beatTicks);
        return new BarPosition((int)Math.Min(int.MaxValue, stretch.FirstBar + bar), 1 + (int)Math.Min(beat, stretch.Meter.Beats - 1));
    }

    private static IEnumerable<Stretch> StretchesOf(Piece piece)
    {
        var stretch = new Stretch(0, 1, Meter.Common);
        foreach (var change in piece.Meters)
        {
            if (change.Tick > stretch.Tick)
            {
                yield return stretch;
                var barTicks = stretch.Meter.BarTicks(piece.TicksPerQuarter);
                var bars = ((long)change.Tick - stretch.Tick + barTicks - 1) / barTicks;
                stretch = new Stretch(change.Tick, (int)(stretch.FirstBar + bars), change.Meter);
            }
            else
            {
                stretch = stretch with { Meter = change.Meter };
            }
        }

        yield return stretch;
    }

    /// <summary>Bars of one meter.</summary>
    private readonly record struct Stretch(int Tick, int FirstBar, Meter Meter);
}
