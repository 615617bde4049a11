namespace MusicRnn.Evaluation;

/// <summary>
/// A model of counts mixed with a pointer to what followed the longest earlier match in the same sequence:
/// P(w | h) = (1 - a) P(w | h, counts) + a if w is the token pointed at. The weight a depends on how long the match is.
/// </summary>
public sealed class MatchPointerModel : SequenceModel
{
    // Longer matches are as sure as this one.
    private const int LongestMatch = 32;

    // Expectation maximisation of one weight converges in fewer.
    private const int Iterations = 50;
    private const double FirstWeight = 0.5;

    private readonly SequenceModel _counts;
    private readonly double[] _weights;

    private MatchPointerModel(SequenceModel counts, double[] weights)
    {
        _counts = counts;
        _weights = weights;
    }

    /// <inheritdoc/>
    public override int VocabularySize => _counts.VocabularySize;

    /// <summary>The weight of the pointer by length of match, from 0 (no match, no weight) to 32 and longer.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>
    /// Mixes counts with the pointer. The weights are those under which <paramref name="heldOut"/> is most probable, found
    /// by expectation maximisation; counts know their own training sequences too well to be weighed by them.
    /// </summary>
    /// <param name="counts">The counts that are mixed.</param>
    /// <param name="fewerCounts">Counts of the same kind from a part of the same training sequences.</param>
    /// <param name="heldOut">The other part of them.</param>
    public static MatchPointerModel Fit(SequenceModel counts, SequenceModel fewerCounts, IEnumerable<int[]> heldOut)
    {
        var rightProbabilities = new List<double>[LongestMatch + 1];
        var uses = new int[LongestMatch + 1];
        for (var length = 0; length <= LongestMatch; length++)
        {
            rightProbabilities[length] = [];
        }

        foreach (var sequence in heldOut)
        {
            var probabilities = new double[sequence.Length];
            fewerCounts.Probabilities(sequence, probabilities);
            var matches = EarlierMatch.Of(sequence);
            for (var place = 1; place < sequence.Length; place++)
            {
                var length = Math.Min(matches[place].Length, LongestMatch);
                uses[length]++;
                if (matches[place].Token == sequence[place])
                {
                    rightProbabilities[length].Add(probabilities[place]);
                }
            }
        }

        return new MatchPointerModel(counts, [0, .. Enumerable.Range(1, LongestMatch).Select(length => WeightOf(rightProbabilities[length], uses[length]))]);
    }

    /// <inheritdoc/>
    protected override void Predict(ReadOnlySpan<int> sequence, Span<double> probabilities)
    {
        _counts.Probabilities(sequence, probabilities);
        var matches = EarlierMatch.Of(sequence);
        for (var place = 1; place < sequence.Length; place++)
        {
            var weight = _weights[Math.Min(matches[place].Length, LongestMatch)];
            probabilities[place] = ((1 - weight) * probabilities[place]) + (matches[place].Token == sequence[place] ? weight : 0);
        }
    }

    // One use more, of which half was right by the pointer, keeps the weight from 0 and 1.
    private static double WeightOf(List<double> rightProbabilities, int uses)
    {
        var weight = FirstWeight;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var owedToPointer = rightProbabilities.Sum(probability => weight / (weight + ((1 - weight) * probability)));
            weight = (owedToPointer + FirstWeight) / (uses + 1);
        }

        return weight;
    }
}
