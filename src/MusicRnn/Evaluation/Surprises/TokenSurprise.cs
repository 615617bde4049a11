using System.Collections.Immutable;

namespace MusicRnn.Evaluation.Surprises;

/// <summary>How a network predicted one token.</summary>
/// <param name="Token">The token that came.</param>
/// <param name="Nats">The negative logarithm of its probability.</param>
/// <param name="Likeliest">The tokens that the network held likeliest, the likeliest first.</param>
public sealed record TokenSurprise(int Token, double Nats, ImmutableArray<TokenChance> Likeliest)
{
    /// <summary>The surprise in bits.</summary>
    public double Bits => Nats / Math.Log(2);

    /// <summary>How probable the network held the token.</summary>
    public double Probability => Math.Exp(-Nats);

    /// <summary>Whether it was the token that the network held likeliest.</summary>
    public bool IsForeseen => Likeliest[0].Token == Token;

    /// <summary>Reads a prediction.</summary>
    /// <param name="token">The token that came.</param>
    /// <param name="nats">The negative logarithm of its probability.</param>
    /// <param name="logits">The logits of the tokens that were possible.</param>
    /// <param name="firstPossible">The token that the first logit belongs to.</param>
    /// <param name="alternatives">How many of the likeliest tokens are kept.</param>
    internal static TokenSurprise Of(int token, double nats, ReadOnlySpan<float> logits, int firstPossible, int alternatives)
    {
        var largest = double.NegativeInfinity;
        foreach (var logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        var weights = new double[logits.Length];
        var total = 0.0;
        for (var index = 0; index < weights.Length; index++)
        {
            weights[index] = Math.Exp(logits[index] - largest);
            total += weights[index];
        }

        var likeliest = Enumerable.Range(0, weights.Length).OrderByDescending(index => weights[index]).Take(alternatives);
        return new TokenSurprise(token, nats, [.. likeliest.Select(index => new TokenChance(firstPossible + index, weights[index] / total))]);
    }
}
