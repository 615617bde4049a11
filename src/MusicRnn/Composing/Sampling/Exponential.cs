namespace MusicRnn.Composing.Sampling;

/// <summary>
/// The exponential function, computed from operations that IEEE 754 defines to the last bit. The one of the run-time
/// library differs from system to system, and one bit is enough for another token to be drawn and another piece to come of it.
/// </summary>
internal static class Exponential
{
    // ln 2 in two parts, of which the upper one has so many zero bits that its product with any exponent is exact
    // (Cody and Waite 1980; the values are those of fdlibm's e_exp.c).
    private const double UpperLn2 = 6.93147180369123816490e-01;
    private const double LowerLn2 = 1.90821492927058770002e-10;
    private const double Log2OfE = 1.44269504088896338700;

    // Below this the result is less than the smallest normal double: a probability that nobody will see.
    private const double Lowest = -708;

    // For |x| below ln 2 / 2 the next term of Taylor's series is less than half a unit in the last place.
    private const int Terms = 14;

    // 1/n!, the coefficients of that series.
    private static readonly double[] Coefficients = [.. Enumerable.Range(0, Terms + 1).Select(InverseFactorial)];

    /// <summary>e to the power of <paramref name="x"/>, which is 0 or less, within a few units in the last place; 0 below -708.</summary>
    public static double Of(double x)
    {
        // Written so that not-a-number gives 0 too.
        if (!(x >= Lowest))
        {
            return 0;
        }

        var power = Math.Round(x * Log2OfE);
        var rest = Math.FusedMultiplyAdd(-power, LowerLn2, Math.FusedMultiplyAdd(-power, UpperLn2, x));
        var sum = Coefficients[Terms];
        for (var term = Terms - 1; term >= 0; term--)
        {
            sum = Math.FusedMultiplyAdd(sum, rest, Coefficients[term]);
        }

        return Math.ScaleB(sum, (int)power);
    }

    private static double InverseFactorial(int n) => n == 0 ? 1 : InverseFactorial(n - 1) / n;
}
