using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>Excludes the tokens that make no sense after those before, or that go against a person's wishes.</summary>
internal sealed class Grammar(ITokenDecoder decoder, int vocabularySize) : ISamplingRule
{
    private readonly bool[] _allowed = new bool[vocabularySize];

    /// <inheritdoc/>
    public void Apply(Span<double> logits)
    {
        decoder.MarkAllowed(_allowed);
        for (var token = 0; token < logits.Length; token++)
        {
            if (!_allowed[token])
            {
                logits[token] = ISamplingRule.Excluded;
            }
        }
    }
}
