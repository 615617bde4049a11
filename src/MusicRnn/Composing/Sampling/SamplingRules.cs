using System.Collections.Immutable;
using MusicRnn.Composing.Novelty;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>THE LIST of rules: one line each, in the order in which they are applied. A rule that is off is left out.</summary>
internal static class SamplingRules
{
    /// <summary>The rules for one piece. Throws <see cref="MusicRnnException"/> for one that needs to know notes before they are drawn, if the decoder cannot tell them.</summary>
    public static ImmutableArray<ISamplingRule> For(SamplingOptions options, ITokenDecoder decoder, int vocabularySize, CopyLimit? limit = null)
    {
        var rules = ImmutableArray.CreateBuilder<ISamplingRule>();
        Add(options.UsesGrammar, () => new Grammar(decoder, vocabularySize));
        Add(options.InKey, () => new KeyRule(KeyPreview("staying in the key"), vocabularySize, options.Key));
        Add(options.KeyPull > 0, () => new KeyPull(KeyPreview("a pull towards the key"), options.Key, options.KeyPull));
        Add(options.HasRange, () => new RangeRule(Preview("a range of pitches"), vocabularySize, options.LowestPitch, options.HighestPitch));
        Add(limit is not null && decoder is INotePreview, () => new NoveltyRule(Preview(""), vocabularySize, limit!));
        Add(options.RepetitionPenalty > 0, () => new RepetitionPenalty(Preview("a penalty for repetitions"), options.RepetitionPenalty));
        Add(options.RepetitionPenalty > 0 && decoder is ITextDecoder, () => new PassagePenalty((ITextDecoder)decoder, options.RepetitionPenalty));
        Add(options.Temperature != 1, () => new Temperature(options.Temperature));
        Add(options.TopK > 0, () => new TopK(options.TopK, vocabularySize));
        Add(options.TopP < 1, () => new TopP(options.TopP, vocabularySize));
        Add(options.MinP > 0, () => new MinP(options.MinP));
        return rules.ToImmutable();

        INotePreview Preview(string what) => decoder as INotePreview
            ?? throw new MusicRnnException($"{what} cannot be had of this model: its tokens do not say which note they strike. Leave it out, or compose with a model of notes.");

        INotePreview KeyPreview(string what) => Preview(what) is var preview && (options.Key is not null || preview.TellsKeys)
            ? preview
            : throw new MusicRnnException($"{what} needs a key: the model's tokens tell none. Ask for one, as with --key D.");

        void Add(bool isOn, Func<ISamplingRule> create)
        {
            if (isOn)
            {
                rules.Add(create());
            }
        }
    }
}
