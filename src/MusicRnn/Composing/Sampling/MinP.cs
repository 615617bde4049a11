namespace MusicRnn.Composing.Sampling;

/// <summary>
/// Leaves the tokens whose probability is at least a share of the likeliest one's (min-p; Nguyen et al. 2024, "Turning up the
/// heat: min-p sampling for creative and coherent LLM outputs"): few where the network is sure, many where it is not.
/// </summary>
internal sealed class MinP(double share) : ISamplingRule
{
    /// <inheritdoc/>
    public void Apply(Span<double> logits)
    {
        var largest = logits[Logits.Likeliest(logits)];
        foreach (ref var logit in logits)
        {
            // The likeliest token itself has the ratio 1, which no share exceeds.
            if (Exponential.Of(logit - largest) < share)
            {
                logit = ISamplingRule.Excluded;
            }
        }
    }
}
