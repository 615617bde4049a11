using MusicRnn.Composing.Sampling;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Sampling;

public sealed class PassagePenaltyTests
{
    private const string Header = "X:1\nM:4/4\nL:1/8\nK:C\n";
    private const string Phrase = "CDEF GABc|";

    private static readonly AbcTokenizer Tokenizer = AbcTokenizer.ForTexts([Header + Phrase]);

    [Fact]
    public void WhatComesTooOftenBecomesLessLikelyBehindABarLineAndMoreSoEachTime()
    {
        var (rule, decoder) = Begin();

        double[] penalties = [.. Enumerable.Range(0, 8).Select(_ =>
        {
            Take(rule, decoder, Phrase);
            return PenaltyOf(rule, Phrase[0]);
        })];

        // The second time agrees with the first in the ten characters of the phrase, which are no passage yet.
        Assert.Equal([0, 0, 0, 0, 0, 0.5, 1, 1.5], penalties);
    }

    [Fact]
    public void InsideABarAllStaysAsItIs()
    {
        var (rule, decoder) = Begin();
        for (var time = 0; time < 8; time++)
        {
            foreach (var character in Phrase)
            {
                Take(rule, decoder, character.ToString());
                Assert.True(character == '|' || Enumerable.Range(0, Tokenizer.Vocabulary.Count).All(token => Logits(rule)[token] == 0));
            }
        }
    }

    [Fact]
    public void OtherMusicStartsTheCountAnew()
    {
        var (rule, decoder) = Begin();
        for (var time = 0; time < 7; time++)
        {
            Take(rule, decoder, Phrase);
        }

        Take(rule, decoder, "cBAG FEDC|");

        Assert.Equal(0, PenaltyOf(rule, Phrase[0]));
    }

    private static (PassagePenalty Rule, ITextDecoder Decoder) Begin()
    {
        var decoder = (ITextDecoder)Tokenizer.CreateDecoder();
        var rule = new PassagePenalty(decoder, 0.5);
        Take(rule, decoder, Header);
        return (rule, decoder);
    }

    private static void Take(PassagePenalty rule, ITextDecoder decoder, string text)
    {
        foreach (var token in Tokenizer.EncodeText(text)[1..^1])
        {
            rule.Take(token);
            decoder.Take(token);
        }
    }

    private static double PenaltyOf(PassagePenalty rule, char character) => -Logits(rule)[Tokenizer.EncodeText(character.ToString())[1]];

    private static double[] Logits(PassagePenalty rule)
    {
        var logits = new double[Tokenizer.Vocabulary.Count];
        rule.Apply(logits);
        return logits;
    }
}
