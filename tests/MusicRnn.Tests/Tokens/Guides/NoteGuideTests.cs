using MathNet.Numerics.Random;
using MusicRnn.Tests.Composing;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Tests.Tokens.Guides;

public sealed class NoteGuideTests
{
    private const int Pieces = 60;

    private static readonly NoteTokenizer[] Tokenizers = [SmallModels.Tokenizer, NoteTokenizer.Complete];

    public static TheoryData<int> Kinds => new(0, 1);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIsGivenComesWhereItStandsAndWhatIsFreeEndsBeforeIt(int kind)
    {
        for (var seed = 0; seed < Pieces; seed++)
        {
            var chance = new Xoshiro256StarStar(seed, threadSafe: false);
            var given = BarsOf(Tokenizers[kind], RandomTokens(Tokenizers[kind].CreateDecoder(new Wishes { MinimumBars = 2, MaximumBars = 6 }), chance), out _);
            int[] masks = [.. given.Bars.Select(_ => chance.Next(3) switch { 0 => 0, 1 => NoteScript.AllParts, _ => 1 << chance.Next(2) })];
            var script = Tokenizers[kind].ScriptOf(given, bar => masks[bar]);

            var drawn = BarsOf(Tokenizers[kind], RandomTokens(Tokenizers[kind].CreateGuidedDecoder(script), chance), out var tokens);

            Assert.Equal(given.Header, drawn.Header);
            Assert.Equal(given.Bars.Select(bar => (bar.Length, string.Join(' ', bar.Changes))), drawn.Bars.Select(bar => (bar.Length, string.Join(' ', bar.Changes))));
            for (var bar = 0; bar < masks.Length; bar++)
            {
                Assert.Equal(given.Bars[bar].Notes.Where(IsGiven), drawn.Bars[bar].Notes.Where(IsGiven));
                Assert.All(drawn.Bars[bar].Notes.Where(note => !IsGiven(note)), note => Assert.True(note.Start + note.Duration <= script.Bars[bar].Room[note.Part]));

                bool IsGiven(ScoreNote note) => (masks[bar] & (1 << note.Part)) != 0;
            }

            Assert.Equal(Tokenizers[kind].End, tokens[^1]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhereAllIsGivenOneTokenIsLeft(int kind)
    {
        for (var seed = 0; seed < Pieces; seed++)
        {
            var tokens = RandomTokens(Tokenizers[kind].CreateDecoder(new Wishes { MaximumBars = 5 }), new Xoshiro256StarStar(seed, threadSafe: false));
            var given = Tokenizers[kind].BarsOf(tokens);
            var decoder = Tokenizers[kind].CreateGuidedDecoder(Tokenizers[kind].ScriptOf(given, _ => NoteScript.AllParts));

            Assert.Equal(tokens, RandomTokens(decoder, new Xoshiro256StarStar(0, threadSafe: false)));
        }
    }

    [Fact]
    public void AMelodyMayGetFurtherPartsAndGetsOneAtLeast()
    {
        for (var seed = 0; seed < Pieces; seed++)
        {
            var chance = new Xoshiro256StarStar(seed, threadSafe: false);
            var tokenizer = SmallModels.Tokenizer;
            var melody = tokenizer.BarsOf(tokenizer.Encode(SmallMelody.Piece));

            var drawn = BarsOf(tokenizer, RandomTokens(tokenizer.CreateGuidedDecoder(tokenizer.ScriptOf(melody, _ => 1, fewestParts: 2)), chance), out _);

            Assert.Equal(melody.Header, drawn.Header[..melody.Header.Length]);
            Assert.Equal(melody.Bars.SelectMany(bar => bar.Notes), drawn.Bars.SelectMany(bar => bar.Notes).Where(note => note.Part == 0));
            Assert.True(drawn.Header.Length > melody.Header.Length);
        }
    }

    private static NoteBars BarsOf(NoteTokenizer tokenizer, List<int> tokens, out List<int> taken)
    {
        taken = tokens;
        return tokenizer.BarsOf(tokens);
    }

    // Each allowed token with the same chance, and there is always one.
    private static List<int> RandomTokens(ITokenDecoder decoder, Xoshiro256StarStar chance)
    {
        const int longest = 20_000;
        var tokens = new List<int>();
        var allowed = new bool[NoteTokenizer.Complete.Vocabulary.Count];
        while (!decoder.IsAtEnd && tokens.Count < longest)
        {
            decoder.MarkAllowed(allowed);
            int[] choices = [.. allowed.Index().Where(token => token.Item).Select(token => token.Index)];
            Assert.NotEmpty(choices);
            tokens.Add(choices[chance.Next(choices.Length)]);
            decoder.Take(tokens[^1]);
            Array.Clear(allowed);
        }

        return tokens;
    }
}
