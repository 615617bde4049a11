using System.Globalization;

namespace MusicRnn.Notation.Abc;

/// <summary>Reads the value of Q: (ABC 2.1, section 3.1.8).</summary>
internal static class AbcTempoField
{
    // What a quarter may last in a MIDI file is 1 to 16777215 microseconds: 3.6 beats a minute at the slow end.
    private const double Slowest = 3.6;
    private const double Fastest = 10_000;
    private const double QuartersInWhole = 4;

    /// <summary>
    /// Quarters a minute. <c>1/4=120</c>, <c>"Allegro" 3/8=100</c>, <c>1/4 3/8=40</c> for a beat summed of several, and the
    /// old <c>120</c> and <c>C3=120</c>, which count unit note lengths. Null for a name alone, which sets no tempo.
    /// </summary>
    public static double? Parse(AbcLine value, AbcLength unit, AbcProblems problems)
    {
        var text = WithoutQuotations(value.Text).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var parts = text.Split('=');
        var beat = parts.Length == 2 ? Beat(parts[0], unit) : parts.Length == 1 ? Whole(unit) : null;
        if (beat is not { } wholes || wholes <= 0
            || !double.TryParse(parts[^1].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate))
        {
            problems.Add(value.Start, $"expected a tempo such as 1/4=120, found '{text}'. It is left out.");
            return null;
        }

        var quarters = rate * wholes * QuartersInWhole;
        if (quarters is >= Slowest and <= Fastest)
        {
            return quarters;
        }

        problems.Add(value.Start, $"expected a tempo between {Slowest} and {Fastest} quarters a minute, found '{text}'. It is left out.");
        return null;
    }

    // Every other stretch between quotation marks is quoted.
    private static string WithoutQuotations(string text) => string.Concat(text.Split('"').Where((_, index) => index % 2 == 0));

    private static double Whole(AbcLength length) => (double)length.Numerator / length.Denominator;

    private static double? Beat(string text, AbcLength unit)
    {
        var sum = 0.0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == 'C' && word.Length <= 2)
            {
                sum += Whole(unit) * (word.Length == 2 && char.IsAsciiDigit(word[1]) ? word[1] - '0' : 1);
            }
            else if (AbcUnitLength.Parse(word) is { } length)
            {
                sum += Whole(length);
            }
            else
            {
                return null;
            }
        }

        return sum;
    }
}
