using System.Globalization;

namespace MusicRnn.Notation.Abc;

/// <summary>Reads a fraction of a whole note, as L: and Q: have it (ABC 2.1, section 3.1.7).</summary>
internal static class AbcUnitLength
{
    private const int Highest = 1024;

    /// <summary>The fraction <c>1/8</c> or the whole number <c>1</c>; null for anything else.</summary>
    public static AbcLength? Parse(string text)
    {
        var parts = text.Trim().Split('/');
        var denominator = 1;
        return parts.Length is 1 or 2 && TryRead(parts[0], out var numerator) && (parts.Length == 1 || TryRead(parts[1], out denominator))
            ? new AbcLength(numerator, denominator)
            : null;
    }

    private static bool TryRead(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= Highest;
}
