namespace MusicRnn.Evaluation;

/// <summary>
/// Counts of n-grams of which a part is taken off: counts of one, of two and of more each lose an amount of their own, the
/// same for all n-grams of a length. What a context's counts lose is given to the shorter context.
/// </summary>
internal sealed class DiscountedCounts
{
    private readonly double[][] _discounts;
    private readonly int[] _totals;
    private readonly double[] _discounted;

    /// <summary>Derives discounts from counts.</summary>
    /// <param name="counts">The n-grams.</param>
    /// <param name="countOf">What is counted of an n-gram.</param>
    public DiscountedCounts(NgramCounts counts, Func<int, int> countOf)
    {
        var lengths = LengthsOf(counts);
        _discounts = DiscountsOf(counts, lengths, countOf);
        _totals = new int[counts.NodeCount];
        _discounted = new double[counts.NodeCount];
        for (var node = 1; node < counts.NodeCount; node++)
        {
            var count = countOf(node);
            _totals[counts.Parent(node)] += count;
            _discounted[counts.Parent(node)] += DiscountOf(count, lengths[node]);
        }
    }

    /// <summary>The probability of a token after a context, given its probability after the shorter one; that one if nothing was counted.</summary>
    /// <param name="context">The node of the context.</param>
    /// <param name="length">Its length.</param>
    /// <param name="count">The count of the context and the token together.</param>
    /// <param name="shorter">The probability of the token after the shorter context.</param>
    public double Interpolate(int context, int length, int count, double shorter) => _totals[context] == 0
        ? shorter
        : (count - DiscountOf(count, length + 1) + (_discounted[context] * shorter)) / _totals[context];

    private static byte[] LengthsOf(NgramCounts counts)
    {
        var lengths = new byte[counts.NodeCount];
        for (var node = 1; node < lengths.Length; node++)
        {
            lengths[node] = (byte)(lengths[counts.Parent(node)] + 1);
        }

        return lengths;
    }

    // By length of the n-gram.
    private static double[][] DiscountsOf(NgramCounts counts, byte[] lengths, Func<int, int> countOf)
    {
        const int highestCount = 4;
        var frequencies = new int[counts.Order + 2][];
        for (var length = 0; length < frequencies.Length; length++)
        {
            frequencies[length] = new int[highestCount + 1];
        }

        for (var node = 1; node < lengths.Length; node++)
        {
            if (countOf(node) is var count and <= highestCount)
            {
                frequencies[lengths[node]][count]++;
            }
        }

        return [.. frequencies.Select(DiscountsOf)];
    }

    // Chen and Goodman 1999, equation 26. A corpus too small for it gets those that the language modelling program KenLM
    // falls back to.
    private static double[] DiscountsOf(int[] frequencies)
    {
        double[] fallback = [0, 0.5, 1, 1.5];
        var common = frequencies[1] / (frequencies[1] + (2.0 * frequencies[2]));
        var discounts = new double[fallback.Length];
        for (var count = 1; count < discounts.Length; count++)
        {
            discounts[count] = count - ((count + 1) * common * frequencies[count + 1] / frequencies[count]);
        }

        // Where nothing was counted, a discount is no number or takes the whole count.
        return discounts.Index().Skip(1).All(discount => discount.Item > 0 && discount.Item < discount.Index) ? discounts : fallback;
    }

    private double DiscountOf(int count, int length) => _discounts[length][Math.Min(count, 3)];
}
