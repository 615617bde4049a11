using System.Globalization;

namespace MusicRnn.Tokens;

/// <summary>How much a bar of ABC text holds.</summary>
internal static class AbcBarLength
{
    // A longer bar is told as this.
    private const int MostUnits = 64;

    // Section 3.1.7 of the standard: the unit is a sixteenth where a bar is shorter than three quarters, else an eighth.
    private const double LongBar = 0.75;
    private const double UnitOfShortBars = 0.0625;
    private const double UnitOfLongBars = 0.125;

    /// <summary>The length in parts of the unit (<see cref="AbcScan.PartsOfUnit"/>); 0 if the meter does not say.</summary>
    /// <param name="meter">The text of M:.</param>
    /// <param name="unitLength">The text of L:; empty if there is none.</param>
    public static int PartsIn(string meter, string unitLength)
    {
        var bar = meter is "C" or "C|" ? 1 : FractionIn(meter) ?? 0;
        var unit = FractionIn(unitLength) ?? (bar < LongBar ? UnitOfShortBars : UnitOfLongBars);
        return (int)Math.Round(Math.Min(bar / unit, MostUnits) * AbcScan.PartsOfUnit);
    }

    private static double? FractionIn(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && TryRead(text.AsSpan(0, slash), out var above) && TryRead(text.AsSpan(slash + 1), out var below) ? above / below : null;
    }

    private static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0;
        number = whole;
        return isNumber;
    }
}
