namespace MusicRnn.Composing.Sampling;

/// <summary>
/// Divides the logits by a temperature, as in the Boltzmann distribution: P(token) ∝ e^(logit / temperature). At 0, its
/// limit, the likeliest token alone is left; of several that are equally likely, the first.
/// </summary>
internal sealed class Temperature(double temperature) : ISamplingRule
{
    /// <inheritdoc/>
    public void Apply(Span<double> logits)
    {
        var likeliest = Logits.Likeliest(logits);
        var largest = logits[likeliest];
        for (var token = 0; token < logits.Length; token++)
        {
            if (logits[token] == ISamplingRule.Excluded || token == likeliest)
            {
                continue;
            }

            // Measured from the largest, for then the smallest temperature cannot make anything overflow but what is as good as excluded.
            logits[token] = temperature == 0 ? ISamplingRule.Excluded : (logits[token] - largest) / temperature;
        }

        logits[likeliest] = 0;
    }
}
