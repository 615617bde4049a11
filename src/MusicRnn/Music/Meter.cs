namespace MusicRnn.Music;

/// <summary>A time signature such as 6/8.</summary>
/// <param name="Beats">The upper number, 1 or more.</param>
/// <param name="BeatUnit">The lower number, a power of two: 4 is a quarter note.</param>
public readonly record struct Meter(int Beats, int BeatUnit)
{
    private const int QuartersInWhole = 4;

    /// <summary>4/4, which holds where a piece says nothing else.</summary>
    public static Meter Common { get; } = new(4, 4);

    /// <summary>The length of a full bar in ticks, rounded down where the ticks are too coarse for the beat unit.</summary>
    public int BarTicks(int ticksPerQuarter) =>
        (int)Math.Max(1, (long)ticksPerQuarter * QuartersInWhole * Beats / BeatUnit);

    /// <summary>The meter as musicians write it: <c>6/8</c>.</summary>
    public override string ToString() => $"{Beats}/{BeatUnit}";
}
