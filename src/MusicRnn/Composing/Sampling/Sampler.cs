using System.Collections.Immutable;
using MathNet.Numerics.Random;
using MusicRnn.Composing.Novelty;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>
/// Draws the tokens of one piece: the rules of <see cref="SamplingRules"/> on the logits, one after another, then one draw
/// from the softmax of those that are left. Same logits and same generator: the same token, on any machine. Nothing is
/// allocated for a token.
/// </summary>
public sealed class Sampler
{
    private readonly ImmutableArray<ISamplingRule> _rules;
    private readonly RandomSource _chance;
    private readonly double[] _logits;

    /// <summary>Creates a sampler. Throws <see cref="MusicRnnException"/> for options out of range.</summary>
    /// <param name="options">How to draw.</param>
    /// <param name="decoder">The decoder that has taken the tokens so far; the caller gives it those that are drawn.</param>
    /// <param name="vocabularySize">The number of tokens, V.</param>
    /// <param name="chance">The generator; exactly one number is taken from it for each token.</param>
    /// <param name="limit">How much may be copied; null without a limit.</param>
    public Sampler(SamplingOptions options, ITokenDecoder decoder, int vocabularySize, RandomSource chance, CopyLimit? limit = null)
    {
        options.Validate();
        _rules = SamplingRules.For(options, decoder, vocabularySize, limit);
        _chance = chance;
        _logits = new double[vocabularySize];
    }

    /// <summary>Draws the next token from the V logits of the network.</summary>
    public int Draw(ReadOnlySpan<float> logits)
    {
        Logits.Widen(logits, _logits);
        foreach (var rule in _rules)
        {
            rule.Apply(_logits);
        }

        var token = DrawFromSoftmax();
        Take(token);
        return token;
    }

    /// <summary>Tells the rules that remember the music of a token that is given, not drawn, before the decoder takes it. Without it they begin after the tokens given.</summary>
    public void Take(int token)
    {
        foreach (var rule in _rules)
        {
            rule.Take(token);
        }
    }

    private int DrawFromSoftmax()
    {
        var likeliest = Logits.Likeliest(_logits);
        var largest = _logits[likeliest];
        var total = 0.0;
        for (var token = 0; token < _logits.Length; token++)
        {
            // From here on they are no logits but weights.
            _logits[token] = Exponential.Of(_logits[token] - largest);
            total += _logits[token];
        }

        var left = _chance.NextDouble() * total;
        for (var token = 0; token < _logits.Length; token++)
        {
            left -= _logits[token];
            if (left < 0)
            {
                return token;
            }
        }

        // Rounding has used up the weights before the draw was: as rare as it is harmless.
        return likeliest;
    }
}
