using System.Globalization;

namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// A stretch of written time in quarter notes, as an exact fraction: the divisions of a score may change at each
/// measure and may be of any number.
/// </summary>
internal readonly record struct ScoreTime : IComparable<ScoreTime>
{
    // Larger denominators come only from damaged files; they are rounded to this one, which real divisions divide.
    private const int MostDenominator = 1 << 30;
    private const int GridDenominator = 7 * 6 * 5 * 4 * 3 * 1024;

    private const int MostDigits = 9;
    private const int MostDecimals = 6;
    private const int Ten = 10;

    private readonly int _denominatorLessOne; // so that the default value is zero

    private ScoreTime(long numerator, int denominator)
    {
        Numerator = numerator;
        _denominatorLessOne = denominator - 1;
    }

    public static ScoreTime Zero => default;

    public long Numerator { get; }

    /// <summary>1 or more, without a common divisor with the numerator.</summary>
    public int Denominator => _denominatorLessOne + 1;

    public bool IsZero => Numerator == 0;

    /// <summary>A fraction of a quarter note; the denominator is not 0.</summary>
    public static ScoreTime Of(Int128 numerator, Int128 denominator)
    {
        var divisor = GreatestCommonDivisor(Int128.Abs(numerator), denominator);
        numerator /= divisor;
        denominator /= divisor;
        return denominator <= MostDenominator
            ? new ScoreTime((long)numerator, (int)denominator)
            : Of(numerator * GridDenominator / denominator, GridDenominator);
    }

    /// <summary>Reads a number such as <c>3</c> or <c>0.25</c>.</summary>
    public static bool TryParse(string? text, out ScoreTime time)
    {
        time = Zero;
        if (text is null || text.Length > 2 * (MostDigits + MostDecimals)
            || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) >= (decimal)Math.Pow(Ten, MostDigits))
        {
            return false;
        }

        var scale = 1L;
        for (var decimals = 0; decimals < MostDecimals && number != decimal.Truncate(number); decimals++)
        {
            number *= Ten;
            scale *= Ten;
        }

        time = Of((long)decimal.Truncate(number), scale);
        return true;
    }

    public static ScoreTime operator +(ScoreTime one, ScoreTime other) =>
        Of(((Int128)one.Numerator * other.Denominator) + ((Int128)other.Numerator * one.Denominator), (Int128)one.Denominator * other.Denominator);

    public static ScoreTime operator -(ScoreTime one, ScoreTime other) =>
        Of(((Int128)one.Numerator * other.Denominator) - ((Int128)other.Numerator * one.Denominator), (Int128)one.Denominator * other.Denominator);

    public static ScoreTime operator *(ScoreTime one, ScoreTime other) =>
        Of((Int128)one.Numerator * other.Numerator, (Int128)one.Denominator * other.Denominator);

    /// <summary>The divisor is above 0.</summary>
    public static ScoreTime operator /(ScoreTime one, ScoreTime other) =>
        Of((Int128)one.Numerator * other.Denominator, (Int128)one.Denominator * other.Numerator);

    public static bool operator <(ScoreTime one, ScoreTime other) => one.CompareTo(other) < 0;

    public static bool operator >(ScoreTime one, ScoreTime other) => one.CompareTo(other) > 0;

    public static bool operator <=(ScoreTime one, ScoreTime other) => one.CompareTo(other) <= 0;

    public static bool operator >=(ScoreTime one, ScoreTime other) => one.CompareTo(other) >= 0;

    public static ScoreTime Max(ScoreTime one, ScoreTime other) => one > other ? one : other;

    public int CompareTo(ScoreTime other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>The nearest tick.</summary>
    public int ToTicks(int ticksPerQuarter) =>
        (int)((((Int128)Numerator * ticksPerQuarter * 2) + Denominator) / (2 * (Int128)Denominator));

    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    private static Int128 GreatestCommonDivisor(Int128 one, Int128 other)
    {
        if (one <= long.MaxValue && other <= long.MaxValue)
        {
            return GreatestCommonDivisor((long)one, (long)other);
        }

        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }

    private static long GreatestCommonDivisor(long one, long other)
    {
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}
