using CsCheck;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class FrameTokenizerTests
{
    private const int FramesPerQuarter = 2;

    private static readonly FrameTokenizer Tokenizer = new(new Vocabulary(
        ["Start", "End", $"Next 1/{FramesPerQuarter}", .. Enumerable.Range(60, 12).Select(pitch => $"Pitch {pitch}")]));

    // Frames of pitches 60 to 71, of which at least one sounds.
    private static readonly Gen<PianoRoll> Rolls =
        from frames in Gen.Int[0, (1 << 12) - 1].Array[1, 20]
        select new PianoRoll(FramesPerQuarter, [.. frames.Append(1).Select(keys => (UInt128)(uint)keys << 60)]);

    [Fact]
    public void TellsEachFrameFromHighToLow()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 480,
            Parts = [new Part { Notes = [new Note(0, 480, 60, 80), new Note(0, 240, 64, 80)] }, new Part { Program = 40, Notes = [new Note(480, 240, 67, 80)] }],
            End = 960,
        };

        Assert.Equal(
            ["Start", "Pitch 64", "Pitch 60", "Next 1/2", "Pitch 60", "Next 1/2", "Pitch 67", "Next 1/2", "Next 1/2", "End"],
            Tokenizer.Encode(piece).Select(token => Tokenizer.Vocabulary[token]));
    }

    [Fact]
    public void WhatIsDecodedIsWhatWasEncoded() => Rolls.Sample(roll =>
    {
        var tokens = Tokenizer.Encode(roll.ToPiece());
        var decoder = Tokenizer.CreateDecoder();
        var allowed = new bool[Tokenizer.Vocabulary.Count];
        foreach (var token in tokens[..^1])
        {
            decoder.MarkAllowed(allowed);
            Assert.True(allowed[token]);
            decoder.Take(token);
        }

        decoder.Take(Tokenizer.End);
        Assert.True(decoder.IsAtEnd);
        Assert.Equal(roll.Frames, PianoRoll.Of(decoder.ToPiece(), FramesPerQuarter).Frames);
    });

    [Fact]
    public void AnyTokensGiveAPieceThatCanBeToldAgain() => Gen.Int[0, Tokenizer.Vocabulary.Count - 1].Array[0, 60].Sample(tokens =>
    {
        var decoder = Tokenizer.CreateDecoder();
        foreach (var token in tokens)
        {
            decoder.Take(token);
        }

        var piece = decoder.ToPiece();
        if (piece.NoteCount > 0)
        {
            var again = Tokenizer.CreateDecoder();
            Array.ForEach(Tokenizer.Encode(piece), again.Take);
            Assert.Equal(piece, again.ToPiece());
        }
    });

    [Fact]
    public void OnlyLowerPitchesAreNextInsideAFrame()
    {
        var context = Tokenizer.CreateContext(isTransposed: false);
        context.Take(Tokenizer.Start);
        Assert.Equal((1, 15), context.Possible);

        context.Take(7);

        Assert.Equal((2, 7), context.Possible);
        context.Take(2);
        Assert.Equal((1, 15), context.Possible);
    }

    [Fact]
    public void TransposingTokensIsTransposingThePiece() => Rolls.Sample(roll =>
    {
        var up = Tokenizer.Transpose(Tokenizer.Encode(roll.ToPiece()), 1);
        var isInside = roll.Frames.All(frame => (frame >> 71) == 0);
        Assert.Equal(isInside ? Tokenizer.Encode(Transposer.Transpose(roll.ToPiece(), 1)!) : null, up);
    });

    [Fact]
    public void FeaturesOfTheFutureAreNotRead() => Gen.Select(Rolls, Rolls).Sample((roll, other) =>
    {
        var tokens = Tokenizer.Encode(roll.ToPiece());
        var end = tokens.Length / 2;
        int[] changed = [.. tokens[..end], .. Tokenizer.Encode(other.ToPiece())[1..]];
        var (context, contextOfChanged) = (Tokenizer.CreateContext(false), Tokenizer.CreateContext(false));
        for (var place = 0; place < end; place++)
        {
            context.Take(tokens[place]);
            contextOfChanged.Take(changed[place]);
            for (var feature = 0; feature < Tokenizer.Features.Token.Length; feature++)
            {
                Assert.Equal(context.TokenValues(feature).ToArray(), contextOfChanged.TokenValues(feature).ToArray());
            }
        }
    });

    [Fact]
    public void ValuesOfFeaturesStayInTheirRange() => Rolls.Sample(roll =>
    {
        var context = Tokenizer.CreateContext(isTransposed: true);
        foreach (var token in Tokenizer.Encode(roll.ToPiece())[..^1])
        {
            context.Take(token);
            for (var feature = 0; feature < Tokenizer.Features.Token.Length; feature++)
            {
                AssertInRange(Tokenizer.Features.Token[feature], context.TokenValues(feature));
            }

            for (var feature = 0; Tokenizer.EndsStep(token) && feature < Tokenizer.Features.Step.Length; feature++)
            {
                AssertInRange(Tokenizer.Features.Step[feature], context.StepValues(feature));
            }
        }
    });

    [Theory]
    [InlineData("Start", "End", "Next 1/0", "Pitch 60")]
    [InlineData("Start", "End", "Next 1/4", "Pitch 61", "Pitch 60")]
    [InlineData("Start", "End", "Next 1/4", "Pitch 128")]
    [InlineData("Start", "End", "Next 1/4")]
    public void RejectsAVocabularyOfSomethingElse(params string[] names) =>
        Assert.Throws<MusicRnnException>(() => new FrameTokenizer(new Vocabulary(names)));

    [Fact]
    public void SaysWhyAPieceCannotBeTold()
    {
        Assert.Contains("no notes", Assert.Throws<TokenException>(() => Tokenizer.Encode(new Piece { TicksPerQuarter = 1 })).Message);
        Assert.Contains("pitch 10", Assert.Throws<TokenException>(() => Tokenizer.Encode(new Piece { TicksPerQuarter = 1, Parts = [new Part { Notes = [new Note(0, 1, 10, 80)] }] })).Message);
    }

    private static void AssertInRange(InputFeature feature, ReadOnlySpan<int> values)
    {
        Assert.True(values.Length <= feature.MostValues, feature.Name);
        foreach (var value in values)
        {
            Assert.InRange(value, 0, feature.Values - 1);
        }
    }
}
