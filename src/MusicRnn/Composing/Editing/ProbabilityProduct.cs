namespace MusicRnn.Composing.Editing;

/// <summary>
/// A product of many probabilities, which would soon be too small for a double: mantissa times a power of two. It takes nothing
/// but multiplications and exact scalings, so that it is the same on any machine and may decide a draw.
/// </summary>
/// <param name="Mantissa">1 to 2, without 2.</param>
/// <param name="Exponent">The power of two.</param>
internal readonly record struct ProbabilityProduct(double Mantissa, int Exponent)
{
    // What no network can tell from nothing; so that a product of such factors can still be compared with another.
    private const double Smallest = 1e-300;

    /// <summary>The product of nothing.</summary>
    public static ProbabilityProduct One { get; } = new(1, 0);

    /// <summary>The natural logarithm, to be told; it decides nothing.</summary>
    public double Log => Math.Log(Mantissa) + (Exponent * Math.Log(2));

    /// <summary>The product with one factor more, above 0; 0 is taken as the smallest there is.</summary>
    public ProbabilityProduct Times(double factor)
    {
        var product = Mantissa * Math.Max(factor, Smallest);
        var power = Math.ILogB(product);
        return new ProbabilityProduct(Math.ScaleB(product, -power), Exponent + power);
    }

    /// <summary>This product divided by one that is not smaller: 0 to 1.</summary>
    public double DividedBy(ProbabilityProduct larger) => Math.ScaleB(Mantissa / larger.Mantissa, Exponent - larger.Exponent);

    /// <summary>Whether this product is larger.</summary>
    public bool IsAbove(ProbabilityProduct other) => Exponent > other.Exponent || (Exponent == other.Exponent && Mantissa > other.Mantissa);
}
