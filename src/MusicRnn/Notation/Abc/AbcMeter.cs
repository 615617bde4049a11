using System.Globalization;
using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>The meter of the field M: (ABC 2.1, section 3.1.6).</summary>
/// <param name="Signature">The time signature; null for free meter, where a bar is as long as it is written.</param>
internal sealed record AbcMeter(Meter? Signature)
{
    private const int HighestBeats = 64;
    private const int HighestUnit = 64;

    public static AbcMeter Free { get; } = new((Meter?)null);

    /// <summary>The time of a full bar; 0 in free meter.</summary>
    public long BarLength => Signature is { } meter ? AbcTime.Whole / meter.BeatUnit * meter.Beats : 0;

    /// <summary>Whether its beats divide in three, as those of 6/8, 9/8 and 12/8 do.</summary>
    public bool IsCompound => Signature is { Beats: > 3 } meter && meter.Beats % 3 == 0;

    /// <summary>The time of one beat: a dotted one in compound meters; a whole note in free meter.</summary>
    public long BeatLength => Signature is { } meter ? AbcTime.Whole / meter.BeatUnit * (IsCompound ? 3 : 1) : AbcTime.Whole;

    /// <summary>The unit note length where L: does not say: a sixteenth in meters shorter than 3/4, else an eighth (section 3.1.7).</summary>
    public AbcLength DefaultUnit =>
        Signature is { } meter && meter.Beats * 4 < meter.BeatUnit * 3 ? new AbcLength(1, 16) : new AbcLength(1, 8);

    /// <summary>Reads <c>C</c>, <c>C|</c>, <c>none</c>, <c>6/8</c>, <c>(2+3)/8</c> or <c>2+3/8</c>; null for anything else.</summary>
    public static AbcMeter? Parse(string text)
    {
        switch (text)
        {
            case "C":
                return new AbcMeter(Meter.Common);
            case "C|":
                return new AbcMeter(new Meter(2, 2));
            case "none" or "None" or "":
                return Free;
        }

        var parts = text.Split('/');
        if (parts.Length != 2 || !TryRead(parts[1], HighestUnit, out var unit) || (unit & (unit - 1)) != 0)
        {
            return null;
        }

        var beats = 0;
        foreach (var summand in parts[0].Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Split('+'))
        {
            if (!TryRead(summand, HighestBeats, out var count))
            {
                return null;
            }

            beats += count;
        }

        return beats <= HighestBeats ? new AbcMeter(new Meter(beats, unit)) : null;
    }

    /// <summary>A stretch of time counted in the meter's beat unit: <c>5/8</c>; as a plain fraction where it does not fit.</summary>
    public string Describe(long time)
    {
        var unit = Signature is { } meter ? AbcTime.Whole / meter.BeatUnit : AbcTime.Whole;
        return time % unit == 0 && Signature is { } exact
            ? $"{time / unit}/{exact.BeatUnit}"
            : new AbcLength(time, AbcTime.Whole).ToString();
    }

    private static bool TryRead(string text, int highest, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= highest;
}
