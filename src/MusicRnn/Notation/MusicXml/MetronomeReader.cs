using System.Globalization;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads a printed metronome mark: a note value equals a number, or another note value.</summary>
internal static class MetronomeReader
{
    private const double SlowestQuarters = 60e6 / (0xFF_FFFF + 0.4); // rounds to what 24 bits of microseconds hold
    private const double FastestQuarters = 60e6;

    /// <summary>The tempo; null where the mark says none that can be played.</summary>
    public static TempoMark? Read(MusicXmlElement metronome)
    {
        var units = UnitsOf(metronome);
        if (units.Count == 0)
        {
            return null;
        }

        if (metronome.TextOf("per-minute") is { } perMinute)
        {
            return FirstNumber(perMinute) is { } beats ? Tempo(beats * units[0].Numerator / units[0].Denominator, isSound: false) : null;
        }

        if (units.Count < 2)
        {
            return null;
        }

        // The old note value on the left takes as long as the new one on the right.
        var proportion = units[1] / units[0];
        return new TempoMark(null, (double)proportion.Numerator / proportion.Denominator, IsSound: false);
    }

    /// <summary>A tempo in quarters a minute; null if it cannot be played.</summary>
    public static TempoMark? Tempo(double quartersPerMinute, bool isSound) =>
        quartersPerMinute is >= SlowestQuarters and <= FastestQuarters ? new TempoMark(quartersPerMinute, 1, isSound) : null;

    /// <summary>The nearest tempo that can be played.</summary>
    public static double Playable(double quartersPerMinute) => Math.Clamp(quartersPerMinute, SlowestQuarters, FastestQuarters);

    private static List<ScoreTime> UnitsOf(MusicXmlElement metronome)
    {
        var units = new List<(ScoreTime Length, int Dots)>();
        foreach (var child in metronome.Children)
        {
            if (child.Name == "beat-unit" && PrintedLength.OfType(child.Text) is { } unit)
            {
                units.Add((unit, 0));
            }
            else if (child.Name == "beat-unit-dot" && units.Count > 0)
            {
                units[^1] = (units[^1].Length, units[^1].Dots + 1);
            }
        }

        return [.. units.Select(unit => PrintedLength.Dotted(unit.Length, unit.Dots))];
    }

    // "c. 120" and "112-120" are said too.
    private static double? FirstNumber(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return null;
        }

        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ','))
        {
            end++;
        }

        var number = text[start..end].Replace(',', '.').TrimEnd('.');
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var beats) ? beats : null;
    }
}
