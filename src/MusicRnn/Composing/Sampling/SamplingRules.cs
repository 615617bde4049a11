using System.Collections.Immutable;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>THE LIST of rules: one line each, in the order in which they are applied. A rule that is off is left out.</summary>
internal static class SamplingRules
{
    /// <summary>The rules for one piece.</summary>
    public static ImmutableArray<ISamplingRule> For(SamplingOptions options, ITokenDecoder decoder, int vocabularySize)
    {
        var rules = ImmutableArray.CreateBuilder<ISamplingRule>();
        Add(true, () => new Grammar(decoder, vocabularySize));
        Add(options.Temperature != 1, () => new Temperature(options.Temperature));
        Add(options.TopK > 0, () => new TopK(options.TopK, vocabularySize));
        Add(options.TopP < 1, () => new TopP(options.TopP, vocabularySize));
        return rules.ToImmutable();

        void Add(bool isOn, Func<ISamplingRule> create)
        {
            if (isOn)
            {
                rules.Add(create());
            }
        }
    }
}
