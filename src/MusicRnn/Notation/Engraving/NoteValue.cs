using System.Numerics;

namespace MusicRnn.Notation.Engraving;

/// <summary>A note or rest as it looks on paper: whole, half, quarter and so on, with its dots.</summary>
/// <param name="Denominator">1 for a whole note, 2 for a half, 4 for a quarter, to 1024.</param>
/// <param name="Dots">0, 1 or 2; each adds half of what was added last.</param>
internal readonly record struct NoteValue(int Denominator, int Dots)
{
    private const int SmallestDenominator = 1024;
    private const int MostDots = 2;

    /// <summary>The shortest value.</summary>
    public static NoteValue Smallest { get; } = new(SmallestDenominator, 0);

    /// <summary>The time it lasts outside of a tuplet.</summary>
    public long Length
    {
        get
        {
            var plain = WrittenTime.Whole / Denominator;
            return (2 * plain) - (plain >> Dots);
        }
    }

    /// <summary>The value that lasts a time; null where no single one does.</summary>
    public static NoteValue? Of(long length)
    {
        for (var dots = 0; dots <= MostDots; dots++)
        {
            // A value with n dots lasts (2^(n+1) - 1) / 2^n of the plain one.
            var ones = (2L << dots) - 1;
            if (length <= 0 || length % ones != 0)
            {
                continue;
            }

            var plain = (length / ones) << dots;
            if (plain <= WrittenTime.Whole && WrittenTime.Whole % plain == 0
                && WrittenTime.Whole / plain is <= SmallestDenominator and var denominator && BitOperations.IsPow2(denominator))
            {
                return new NoteValue((int)denominator, dots);
            }
        }

        return null;
    }
}
