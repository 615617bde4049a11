using System.Globalization;

namespace MusicRnn.Music;

/// <summary>A time signature such as 6/8.</summary>
/// <param name="Beats">The upper number, 1 or more.</param>
/// <param name="BeatUnit">The lower number, a power of two: 4 is a quarter note.</param>
public readonly record struct Meter(int Beats, int BeatUnit)
{
    private const int QuartersInWhole = 4;
    private const int MostBeats = 64;

    /// <summary>4/4, which holds where a piece says nothing else.</summary>
    public static Meter Common { get; } = new(4, 4);

    /// <summary>The length of a full bar in ticks, rounded down where the ticks are too coarse for the beat unit.</summary>
    public int BarTicks(int ticksPerQuarter) =>
        (int)Math.Max(1, (long)ticksPerQuarter * QuartersInWhole * Beats / BeatUnit);

    /// <summary>Reads a meter as musicians write it: <c>6/8</c>, <c>C</c>, <c>C|</c>. False for anything else, such as 0/4 or 3/5.</summary>
    public static bool TryParse(string text, out Meter meter)
    {
        var words = text.Trim();
        meter = words == "C" ? Common : words == "C|" ? new Meter(2, 2) : default;
        var slash = words.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0
            && int.TryParse(words.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var beats)
            && int.TryParse(words.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var beatUnit)
            && beats is > 0 and <= MostBeats && beatUnit <= MostBeats && int.IsPow2(beatUnit))
        {
            meter = new Meter(beats, beatUnit);
        }

        return meter.Beats > 0;
    }

    /// <summary>The meter as musicians write it: <c>6/8</c>.</summary>
    public override string ToString() => $"{Beats}/{BeatUnit}";
}
