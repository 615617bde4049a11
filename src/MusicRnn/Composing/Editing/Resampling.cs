using MathNet.Numerics.Random;

namespace MusicRnn.Composing.Editing;

/// <summary>How candidates are drawn anew by their weights.</summary>
internal static class Resampling
{
    /// <summary>The weights in proportion to the largest, which becomes 1; null weighs nothing. At least one weighs something.</summary>
    public static double[] Relative(IReadOnlyList<ProbabilityProduct?> weights)
    {
        ProbabilityProduct? largest = null;
        foreach (var weight in weights)
        {
            largest = largest is null || weight?.IsAbove(largest.Value) is true ? weight : largest;
        }

        return [.. weights.Select(weight => weight?.DividedBy(largest!.Value) ?? 0)];
    }

    /// <summary>How many candidates of equal weight would be worth as much as these: (Σw)² / Σw² (Kong, Liu and Wong 1994).</summary>
    public static double EffectiveCount(IReadOnlyList<double> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights)
        {
            sum += weight;
            squares += weight * weight;
        }

        return sum * sum / squares;
    }

    /// <summary>How often each candidate is drawn: in all as often as there are candidates, each as often as its weight says up to rounding (systematic resampling, Kitagawa 1996).</summary>
    public static int[] CountsOf(IReadOnlyList<double> weights, RandomSource chance)
    {
        var counts = new int[weights.Count];
        var step = weights.Sum() / weights.Count;
        var next = chance.NextDouble() * step;
        var drawn = 0;
        var sum = 0.0;
        for (var candidate = 0; candidate < counts.Length; candidate++)
        {
            sum += weights[candidate];
            for (; next < sum && drawn < counts.Length; next += step)
            {
                counts[candidate]++;
                drawn++;
            }
        }

        // Rounding may have lost the last one.
        counts[IndexOfLargest(weights)] += counts.Length - drawn;
        return counts;
    }

    /// <summary>One candidate, with a probability in proportion to its weight.</summary>
    public static int DrawOne(IReadOnlyList<double> weights, RandomSource chance)
    {
        var left = chance.NextDouble() * weights.Sum();
        for (var candidate = 0; candidate < weights.Count; candidate++)
        {
            left -= weights[candidate];
            if (left < 0)
            {
                return candidate;
            }
        }

        return IndexOfLargest(weights);
    }

    private static int IndexOfLargest(IReadOnlyList<double> weights)
    {
        var largest = 0;
        for (var candidate = 1; candidate < weights.Count; candidate++)
        {
            largest = weights[candidate] > weights[largest] ? candidate : largest;
        }

        return largest;
    }
}
