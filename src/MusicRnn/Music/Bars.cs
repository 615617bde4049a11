namespace MusicRnn.Music;

/// <summary>The bar lines of a piece, as its meter changes draw them.</summary>
public static class Bars
{
    /// <summary>
    /// The bars from tick 0 on, one after another without a gap, until the end of the piece is covered; the last one is
    /// full even where the music stops within it. Each meter change begins a new bar. A piece that ends at tick 0 has none.
    /// </summary>
    public static IEnumerable<Bar> Of(Piece piece)
    {
        var changes = piece.Meters;
        var next = 0;
        var meter = Meter.Common;
        var tick = 0;

        // Asked once: the piece looks for it among all its notes.
        var end = piece.End;
        while (tick < end)
        {
            while (next < changes.Length && changes[next].Tick <= tick)
            {
                meter = changes[next].Meter;
                next++;
            }

            var length = meter.BarTicks(piece.TicksPerQuarter);
            if (next < changes.Length)
            {
                length = Math.Min(length, changes[next].Tick - tick);
            }

            yield return new Bar(tick, length, meter);
            tick += length;
        }
    }
}
