namespace MusicRnn.Music;

/// <summary>The bars of a piece as a musician counts them.</summary>
internal static class FullBars
{
    // As many as a piece that is composed has at most, each in two halves; a damaged file may end after millions.
    private const int MostBars = 20_000;

    /// <summary>The bars of <see cref="Bars.Of"/>, the first thousands of them, without a pickup; short bars in a row that make a full one together, as where a part with a pickup is repeated, are one.</summary>
    public static IEnumerable<Bar> Of(Piece piece)
    {
        Bar[] bars = [.. Bars.Of(piece).Take(MostBars)];
        for (var index = bars.Length > 1 && IsShort(bars[0]) ? 1 : 0; index < bars.Length; index++)
        {
            var (length, next) = (bars[index].Length, index + 1);
            var full = FullLength(bars[index]);
            for (; length < full && next < bars.Length && IsShort(bars[next]) && bars[next].Meter == bars[index].Meter; next++)
            {
                length += bars[next].Length;
            }

            if (length == full)
            {
                yield return bars[index] with { Length = length };
                index = next - 1;
            }
            else
            {
                yield return bars[index];
            }
        }

        int FullLength(Bar bar) => bar.Meter.BarTicks(piece.TicksPerQuarter);

        bool IsShort(Bar bar) => bar.Length < FullLength(bar);
    }
}
