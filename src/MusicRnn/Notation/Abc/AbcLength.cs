namespace MusicRnn.Notation.Abc;

/// <summary>A note length as a fraction, of the unit note length or of a whole note; reduced.</summary>
internal readonly record struct AbcLength
{
    public AbcLength(long numerator, long denominator)
    {
        var common = denominator == 1 ? 1 : CommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        Denominator = denominator / common;
    }

    public static AbcLength One { get; } = new(1, 1);

    public long Numerator { get; }

    public long Denominator { get; }

    public static AbcLength operator *(AbcLength left, AbcLength right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public override string ToString() => $"{Numerator}/{Denominator}";

    private static long CommonDivisor(long left, long right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
