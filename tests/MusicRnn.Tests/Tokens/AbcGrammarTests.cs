using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

/// <summary>Whatever is drawn from the characters that are allowed is a tune without fault.</summary>
public sealed class AbcGrammarTests
{
    private const int MostTokens = 200_000;

    private const string Characters = "\n !\"#'(),-./0123456789:<=>ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~%";

    private static readonly AbcTokenizer Tokenizer = AbcTokenizer.ForTexts([Characters]);

    private static readonly AbcSymbolTokenizer Symbols = AbcSymbolTokenizer.ForTexts(
    [
        Characters, .. Enumerable.Repeat("X:1\nT:A\nM:6/8\nL:1/8\nR:jig\nK:D\n|:A|\"Am\"d2 ^c/ B>A|(3ABc d'3 [FA]2:|[1 d3||{g}e|1 d:|2 e-|]\nM:C\nK:G Major\n", 3),
    ]);

    [Fact]
    public void WhateverIsDrawnFromCharactersIsReadWithoutAProblemAndHasFullBars() => Draw(Tokenizer, new Wishes { MaximumBars = 40 }, 50, (_, _) => { });

    [Fact]
    public void WhateverIsDrawnFromSymbolsIsReadWithoutAProblemAndHasFullBars() => Draw(Symbols, new Wishes { MaximumBars = 40 }, 50, (_, _) => { });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(32)]
    public void ATuneHasAsManyBarsAsAreAskedFor(int bars) =>
        Draw(Tokenizer, new Wishes { MinimumBars = bars, MaximumBars = bars }, 20, (decoder, _) => Assert.Equal(bars, decoder.CompletedBars));

    [Fact]
    public void MeterAndKeyAreThoseThatAreAskedFor() =>
        Draw(Symbols, new Wishes { MaximumBars = 12, Meter = new Meter(9, 8), Key = new Key(-1, Mode.Dorian) }, 60, (_, piece) =>
        {
            Assert.Equal(new Meter(9, 8), piece.Meters[0].Meter);
            Assert.Equal(new Key(-1, Mode.Dorian), Assert.Single(piece.Keys).Key);
        });

    [Fact]
    public void TheStyleThatIsAskedForIsTold() =>
        Draw(Tokenizer, new Wishes { MaximumBars = 4, Style = "slip jig" }, 30, (decoder, _) => Assert.Contains("slip jig\n", decoder.Text[decoder.Text.IndexOf("\nR:", StringComparison.Ordinal)..], StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void TellsThatAStyleCannotBeWritten()
    {
        var exception = Assert.Throws<TokenException>(() => AbcTokenizer.ForTexts(["X:1\nM:6/8K:G|abc"]).CreateDecoder(new Wishes { Style = "jig" }));
        Assert.Contains("the style 'jig'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AABB", 16)]
    [InlineData("AABA", 16)]
    [InlineData("ABAB", 8)]
    [InlineData("AAAA", 8)]
    [InlineData("AA'BB''", 16)]
    [InlineData("ABA'", 12)]
    [InlineData("A3", 3)]
    public void TheFormThatIsAskedForIsThere(string text, int bars)
    {
        var form = Form.Parse(text, bars);
        foreach (var tokenizer in (ITextTokenizer[])[Tokenizer, Symbols])
        {
            Draw(tokenizer, new Wishes { MinimumBars = bars, MaximumBars = bars, Form = form, Meter = new Meter(3, 4) }, 25, (decoder, piece) =>
            {
                Assert.Equal(bars, decoder.CompletedBars);
                Assert.True(Follows(form, piece), $"{form}\n{decoder.Text}");
            });
        }
    }

    private static bool Follows(Form form, Piece piece)
    {
        var bar = piece.Meters[0].Meter.BarTicks(piece.TicksPerQuarter);
        var pickup = piece.Meters.Length > 1 ? piece.Meters[1].Tick : 0;

        // The last part of a section's last bar is the next one's pickup.
        return Enumerable.Range(0, form.Bars).Where(each => form.SourceOf(each) >= 0).All(each => PitchesIn(each).SetEquals(PitchesIn(form.SourceOf(each))));

        HashSet<(int Start, int Pitch)> PitchesIn(int number) =>
            [.. piece.Parts[0].Notes.Select(note => (Start: note.Start - pickup - (number * bar), note.Pitch)).Where(note => note.Start >= 0 && note.Start < bar - pickup)];
    }

    [Theory]
    [InlineData("X:1MK\n|abC4/ ")]
    [InlineData("X:1MK\n|C4/A>")]
    [InlineData("X:1MK\n|C|gz2-^_=")]
    [InlineData("X:1MK\n|C6/8DL3()[]:2")]
    public void AFewCharactersAreEnough(string characters) => Draw(AbcTokenizer.ForTexts([characters]), new Wishes { MaximumBars = 20 }, 60, (_, _) => { });

    private static void Draw(ITextTokenizer tokenizer, Wishes wishes, int tunes, Action<ITextDecoder, Piece> check)
    {
        var allowed = new bool[tokenizer.Vocabulary.Count];
        for (var seed = 0; seed < tunes; seed++)
        {
            var chance = new Random(seed);
            var decoder = (ITextDecoder)tokenizer.CreateDecoder(wishes);
            for (var drawn = 0; !decoder.IsAtEnd; drawn++)
            {
                Assert.True(drawn < MostTokens, $"{decoder.Text} does not end");
                decoder.MarkAllowed(allowed);
                var choices = Enumerable.Range(0, allowed.Length).Where(token => allowed[token]).ToArray();
                decoder.Take(choices[chance.Next(choices.Length)]);
            }

            var piece = ReadWithoutProblem(decoder.Text);
            RequireFullBars(piece, decoder);
            check(decoder, piece);
        }
    }

    [Theory]
    [InlineData("|:A2 B2 c2|d2 e2 f2:|", true)]
    [InlineData("|:A2 B2 c2|d2 e2 f2:||:", false)]
    [InlineData("A2 B2 c2|d2 e2 f2|]", true)]
    public void ATuneDoesNotEndWhereARepeatHasBegun(string music, bool mayEnd)
    {
        var decoder = Tokenizer.CreateDecoder(new Wishes { MaximumBars = 40 });
        foreach (var token in Tokenizer.EncodeText($"X:1\nT:A\nM:3/4\nL:1/8\nK:C\n{music}\n")[1..^1])
        {
            decoder.Take(token);
        }

        var allowed = new bool[Tokenizer.Vocabulary.Count];
        decoder.MarkAllowed(allowed);
        Assert.Equal(mayEnd, allowed[Tokenizer.End]);
    }

    private static Piece ReadWithoutProblem(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var result = new AbcFormat().Read(stream, "drawn");
        Assert.True(result.Problems.IsEmpty, $"{string.Join('\n', result.Problems.Select(problem => $"{problem.Where}: {problem.Message}"))}\n{text}");
        return Assert.Single(result.Pieces);
    }

    // The meter is told at the beginning and behind a pickup, never because a bar has ended too early.
    private static void RequireFullBars(Piece piece, ITextDecoder decoder)
    {
        var bar = piece.Meters[0].Meter.BarTicks(piece.TicksPerQuarter);
        var pickup = piece.Meters.Length > 1 ? piece.Meters[1].Tick : 0;
        Assert.True(piece.Meters.Length <= 2 && pickup < bar, $"a bar is not full\n{string.Join(' ', piece.Meters)}\n{decoder.Text}");
        Assert.True((piece.End - pickup + bar - 1) / bar == decoder.CompletedBars, $"{decoder.CompletedBars} bars were counted, and there are {(double)(piece.End - pickup) / bar}\n{decoder.Text}");
        Assert.True((piece.End - pickup) % bar == (pickup == 0 ? 0 : bar - pickup), $"the last bar does not go with the pickup\n{decoder.Text}");
    }
}
