namespace MusicRnn.Notation.Abc;

/// <summary>
/// Written time. It is counted in units so fine that every length which binary divisions, dots and tuplets up to 15 make
/// is a whole number of them; ticks are rounded only at the very end, so that tuplets add up exactly.
/// </summary>
internal static class AbcTime
{
    public const int TicksPerQuarter = 480;

    /// <summary>The units of a whole note: 2^10 * 3^3 * 5^2 * 7 * 11 * 13.</summary>
    public const long Whole = 1024L * 27 * 25 * 7 * 11 * 13;

    private const int TicksInWhole = 4 * TicksPerQuarter;

    // A little longer than a tune may be, so that a longer note is noticed instead of running over.
    private const long Longest = (AbcLimits.WholeNotes + 1) * Whole;

    /// <summary>The units of a fraction of a whole note.</summary>
    public static long Of(AbcLength length) => length.Numerator <= long.MaxValue / Whole
        ? Math.Min(Longest, Whole * length.Numerator / length.Denominator)
        : (long)Int128.Min(Longest, (Int128)Whole * length.Numerator / length.Denominator);

    /// <summary>The nearest tick. No time of a tune is so long that the product would overflow.</summary>
    public static int ToTicks(long time) => (int)(((time * TicksInWhole) + (Whole / 2)) / Whole);
}
