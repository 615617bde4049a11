using MusicRnn.Music;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>The meters and unit note lengths that tunes are written in, with their texts.</summary>
internal static class AbcMeterNames
{
    /// <summary>The texts of M: with their meters (ABC 2.1, section 3.1.6).</summary>
    public static readonly (string Text, Meter Meter)[] Meters =
    [
        ("C", new(4, 4)), ("C|", new(2, 2)), ("4/4", new(4, 4)), ("2/4", new(2, 4)), ("3/4", new(3, 4)), ("6/8", new(6, 8)), ("9/8", new(9, 8)), ("12/8", new(12, 8)),
        ("2/2", new(2, 2)), ("3/2", new(3, 2)), ("3/8", new(3, 8)), ("5/4", new(5, 4)), ("6/4", new(6, 4)), ("5/8", new(5, 8)), ("7/8", new(7, 8)), ("4/2", new(4, 2)),
        ("7/4", new(7, 4)), ("4/8", new(4, 8)), ("8/8", new(8, 8)), ("9/4", new(9, 4)), ("9/16", new(9, 16)),
    ];

    /// <summary>The texts of L: with their denominators (section 3.1.7).</summary>
    public static readonly (string Text, int Denominator)[] Units = [("1/4", 4), ("1/8", 8), ("1/16", 16), ("1/2", 2), ("1/32", 32)];

    /// <summary>The bar of a meter in ticks of a unit note length, 48 to the unit; 0 if the bar is too long.</summary>
    public static int BarTicks(Meter meter, int unit)
    {
        var wholeTicks = unit * AbcLengths.Unit;
        var ticks = meter.Beats * wholeTicks / meter.BeatUnit;
        return ticks <= AbcLengths.MostUnits * AbcLengths.Unit ? ticks : 0;
    }

    /// <summary>The unit note length where L: does not say: a sixteenth in meters shorter than 3/4, else an eighth.</summary>
    public static int DefaultUnit(Meter meter) => meter.Beats * 4 < meter.BeatUnit * 3 ? 16 : 8;
}
