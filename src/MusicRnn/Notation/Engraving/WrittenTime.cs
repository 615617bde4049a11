namespace MusicRnn.Notation.Engraving;

/// <summary>
/// The time of written music. It is counted in units so fine that every length which binary divisions, dots and the
/// tuplets of <see cref="Engraver"/> make is a whole number of them.
/// </summary>
internal static class WrittenTime
{
    /// <summary>The units of a whole note: 2^12 * 3^3 * 5^2 * 7.</summary>
    public const long Whole = 4096L * 27 * 25 * 7;

    /// <summary>The units of a quarter note.</summary>
    public const long Quarter = Whole / 4;

    /// <summary>The shortest length between two places that need no tuplet: a 1/1024 note.</summary>
    public const long Shortest = Whole / 1024;

    /// <summary>The nearest tick to a time.</summary>
    public static int ToTicks(long time, int ticksPerQuarter) => (int)((((Int128)time * ticksPerQuarter) + (Quarter / 2)) / Quarter);
}
