namespace MusicRnn.Composing.Sampling;

/// <summary>
/// Leaves the smallest set of the likeliest tokens whose probabilities sum to p or more (nucleus sampling; Holtzman et al.
/// 2020, "The curious case of neural text degeneration").
/// </summary>
internal sealed class TopP(double probability, int vocabularySize) : ISamplingRule
{
    private readonly double[] _sorted = new double[vocabularySize];
    private readonly double[] _weights = new double[vocabularySize];

    /// <inheritdoc/>
    public void Apply(Span<double> logits)
    {
        var possible = Logits.Sort(logits, _sorted);
        var total = 0.0;
        for (var place = 0; place < possible.Length; place++)
        {
            _weights[place] = Exponential.Of(possible[place] - possible[0]);
            total += _weights[place];
        }

        var count = 0;
        var sum = 0.0;
        while (count < possible.Length && sum < probability * total)
        {
            sum += _weights[count];
            count++;
        }

        Logits.KeepLargest(logits, possible, count);
    }
}
