namespace MusicRnn.Evaluation.Statistics;

/// <summary>How far pieces are from each other in a feature: Euclid's distance of their numbers, each pair once.</summary>
public static class Distances
{
    /// <summary>Of each two pieces of a set: the intra-set distances of Yang and Lerch.</summary>
    public static double[] Within(IReadOnlyList<double[]> set)
    {
        var distances = new List<double>(set.Count * (set.Count - 1) / 2);
        for (var one = 0; one < set.Count; one++)
        {
            for (var other = one + 1; other < set.Count; other++)
            {
                distances.Add(Between(set[one], set[other]));
            }
        }

        return [.. distances];
    }

    /// <summary>Of each piece of a set from each of another: the inter-set distances of Yang and Lerch.</summary>
    public static double[] Between(IReadOnlyList<double[]> set, IReadOnlyList<double[]> other) =>
        [.. set.SelectMany(one => other.Select(each => Between(one, each)))];

    private static double Between(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var index = 0; index < one.Length; index++)
        {
            sum += (one[index] - other[index]) * (one[index] - other[index]);
        }

        return Math.Sqrt(sum);
    }
}
