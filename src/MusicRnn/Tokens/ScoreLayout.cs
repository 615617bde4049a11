using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// The bars of a piece on the grid as tokens tell them. A first bar that a meter change cuts short is a pickup: it is told
/// as a full bar with its notes at the end, and left out if it is silent. Any other short bar is told in a meter of its
/// own length; only where none has that length, as a full bar with silence at its end.
/// </summary>
internal static class ScoreLayout
{
    private static readonly int[] FittingBeatUnits = [4, 8, 16];

    /// <summary>
    /// The bars. Throws <see cref="TokenException"/> for a meter that is not known.
    /// </summary>
    /// <param name="piece">A piece whose ticks are grid units and which has notes.</param>
    /// <param name="isTellable">Whether the vocabulary has a meter; asked for short bars only.</param>
    public static List<ScoreBar> Of(Piece piece, Func<Meter, bool> isTellable)
    {
        // A change beyond the end is not heard, but would cut the last bar short.
        var heard = piece with { Meters = [.. piece.Meters.Where(change => change.Tick <= piece.End)] };
        var firstNote = piece.Parts.Where(part => part.Notes.Length > 0).Min(part => part.Notes[0].Start);
        var bars = new List<ScoreBar>();
        var keys = new KeyCursor(piece);
        foreach (var bar in Bars.Of(heard))
        {
            RejectUnknown(bar.Meter);
            RejectTooMany(bars);
            var key = keys.At(bar.Start + (bar.Length / 2));
            var isPickup = bars.Count == 0 && bar.Length < bar.Meter.BarTicks(NoteGrid.UnitsPerQuarter);
            if (isPickup && bar.End <= firstNote)
            {
                continue;
            }

            var origin = isPickup ? bar.End - bar.Meter.BarTicks(NoteGrid.UnitsPerQuarter) : bar.Start;
            var meter = isPickup ? bar.Meter : MeterToTell(bar, isTellable);
            bars.Add(new ScoreBar(bar.Start, bar.End, origin, meter, key, TempoClasses.MeanOf(piece.Tempos, bar.Start, bar.End)));
        }

        return bars;
    }

    private static void RejectUnknown(Meter meter)
    {
        if (NoteTokenTable.ValueOf(meter) < 0)
        {
            throw new TokenException($"meter {meter} is not known");
        }
    }

    private static void RejectTooMany(List<ScoreBar> bars)
    {
        if (bars.Count == NoteGrid.MostTokens)
        {
            throw new TokenException($"it is too long: it has more than {NoteGrid.MostTokens} bars");
        }
    }

    private static Meter MeterToTell(Bar bar, Func<Meter, bool> isTellable)
    {
        if (bar.Length == bar.Meter.BarTicks(NoteGrid.UnitsPerQuarter))
        {
            return bar.Meter;
        }

        foreach (var beatUnit in FittingBeatUnits)
        {
            var fitting = new Meter(bar.Length * beatUnit / NoteGrid.UnitsPerWhole, beatUnit);
            if (fitting.Beats > 0 && fitting.BarTicks(NoteGrid.UnitsPerQuarter) == bar.Length
                && NoteTokenTable.ValueOf(fitting) >= 0 && isTellable(fitting))
            {
                return fitting;
            }
        }

        return bar.Meter;
    }

    /// <summary>Follows the key through ascending ticks. A bar asks at its middle, so that a change goes to the nearest bar line.</summary>
    private sealed class KeyCursor(Piece piece)
    {
        private int _next;
        private Key? _key;

        public Key? At(int tick)
        {
            for (; _next < piece.Keys.Length && piece.Keys[_next].Tick <= tick; _next++)
            {
                _key = piece.Keys[_next].Key;
            }

            return _key;
        }
    }
}
