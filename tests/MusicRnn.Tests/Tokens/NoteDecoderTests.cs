using CsCheck;
using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class NoteDecoderTests
{
    private static readonly NoteTokenizer Small = TokenizerOf(
        "Start", "End", "Bar", "Upbeat", "Key 0 major", "Meter 2/4", "Meter 3/8", "Tempo 60", "Tempo 120", "Part 1", "Part 2", "Part 3",
        "Program 0", "Program 40", "Drums", "Position 0", "Position 6", "Position 12", "Velocity 40", "Velocity 88", "Long 1",
        "Duration 6", "Duration 24", "Pitch 60", "Pitch 61", "Drum 36");

    private static readonly NoteTokenizer Tiny = TokenizerOf(
        "Start", "End", "Bar", "Upbeat", "Meter 2/4", "Tempo 120", "Part 1", "Part 2", "Program 0", "Position 0", "Position 6",
        "Velocity 88", "Long 2", "Duration 6", "Pitch 60");

    private static NoteTokenizer TokenizerOf(params string[] names) => new(new Vocabulary(names));

    /// <summary>Draws from the allowed tokens; ends as soon as that is allowed once the sequence is long enough.</summary>
    private static List<int> DrawAllowed(NoteTokenizer tokenizer, ITokenDecoder decoder, int seed, int length)
    {
        var random = new Xoshiro256StarStar(seed, false);
        var allowed = new bool[tokenizer.Vocabulary.Count];
        var tokens = new List<int>();
        Assert.True(tokenizer.Vocabulary.TryGetNumber("Bar", out var bar));
        while (!decoder.IsAtEnd)
        {
            Array.Fill(allowed, true);
            decoder.MarkAllowed(allowed);
            var choices = Enumerable.Range(0, allowed.Length).Where(token => allowed[token]).ToArray();
            Assert.NotEmpty(choices);
            tokens.Add(choices[random.Next(choices.Length)]);
            if (tokens.Count > length)
            {
                // Bar lines let the notes come to their ends, so that the piece can.
                tokens[^1] = allowed[tokenizer.End] ? tokenizer.End : allowed[bar] && random.Next(2) == 0 ? bar : tokens[^1];
            }

            decoder.Take(tokens[^1]);
            Assert.True(tokens.Count < length + 20_000, "The sequence should have come to its end.");
        }

        return tokens;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void WhatTheGrammarAllowsIsToldTheSameWayAgain(int which)
    {
        NoteTokenizer tokenizer = which switch { 0 => Tiny, 1 => Small, _ => NoteTokenizer.Complete };
        Gen.Select(Gen.Int, Gen.Int[0, 300]).Sample(
            (seed, length) =>
            {
                var decoder = tokenizer.CreateDecoder();
                var tokens = DrawAllowed(tokenizer, decoder, seed, length);
                Assert.Equal(tokens, tokenizer.Encode(decoder.ToPiece()));
            },
            iter: which == 2 ? 40 : 400);
    }

    [Fact]
    public void AnySequenceGivesAPieceWithFullBars() => Gen.Select(Gen.Bool, Gen.Int[0, int.MaxValue].Array[0, 300]).Sample(
        (isSmall, draws) =>
        {
            var tokenizer = isSmall ? Small : NoteTokenizer.Complete;
            var decoder = tokenizer.CreateDecoder();
            var allowed = new bool[tokenizer.Vocabulary.Count];
            foreach (var draw in draws)
            {
                decoder.Take(draw % allowed.Length);
                decoder.MarkAllowed(allowed);
                Assert.Contains(true, allowed);
            }

            AssertValid(decoder.ToPiece());
        },
        iter: 500);

    [Fact]
    public void DamagedSequencesGiveValidPiecesAtEveryMoment() => Gen.Select(GridPieces.Any, Gen.Int).Sample(
        (piece, seed) =>
        {
            var random = new Xoshiro256StarStar(seed, false);
            var decoder = NoteTokenizer.Complete.CreateDecoder();
            foreach (var token in NoteTokenizer.Complete.Encode(piece))
            {
                if (random.NextDouble() < 0.8)
                {
                    decoder.Take(token);
                }

                if (random.NextDouble() < 0.1)
                {
                    decoder.Take(random.Next(NoteTokenizer.Complete.Vocabulary.Count));
                    AssertValid(decoder.ToPiece());
                }
            }

            AssertValid(decoder.ToPiece());
        },
        iter: 100);

    private static void AssertValid(Piece piece)
    {
        var bars = Bars.Of(piece).ToArray();
        Assert.Equal(piece.End, bars.Length == 0 ? 0 : bars[^1].End);
        foreach (var part in piece.Parts)
        {
            Assert.All(part.Notes, note => Assert.True(note.Duration > 0));
            Assert.Equal(part.IsPercussion, part.Channel == Part.PercussionChannel);
            Assert.InRange(part.Channel, 0, 15);
        }
    }

    [Fact]
    public void NotesAreCutAtTheEndOfTheLastBar()
    {
        var piece = Decode("Start", "Meter 2/4", "Tempo 60", "Part 1", "Program 0", "Bar", "Position 12", "Velocity 88", "Duration 24", "Pitch 60");

        Assert.Equal([new Note(480, 480, 60, 88)], piece.Parts[0].Notes);
        Assert.Equal(960, piece.End);
    }

    [Fact]
    public void ABarLineCompletesAMissingHeader()
    {
        var piece = Decode("Bar", "Position 0", "Velocity 88", "Duration 24", "Pitch 60", "End");

        Assert.Equal(new MeterChange(0, Meter.Common), Assert.Single(piece.Meters));
        Assert.Equal(500_000, Assert.Single(piece.Tempos.Changes).MicrosecondsPerQuarter);
        Assert.Single(Assert.Single(piece.Parts).Notes);
    }

    [Fact]
    public void APickupDoesNotCountAsABar()
    {
        var decoder = Small.CreateDecoder();
        var counts = new List<int>();
        foreach (var name in (string[])["Start", "Meter 2/4", "Tempo 60", "Part 1", "Program 0", "Bar", "Upbeat", "Position 12", "Velocity 88", "Duration 6", "Pitch 60", "Bar", "Bar", "End"])
        {
            decoder.Take(NumberOf(name));
            counts.Add(decoder.CompletedBars);
        }

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2], counts);
    }

    [Fact]
    public void WhatFollowsTheEndIsPassedOver()
    {
        string[] names = ["Start", "Meter 2/4", "Tempo 60", "Part 1", "Program 0", "Bar", "Position 0", "Velocity 88", "Duration 24", "Pitch 60", "End"];

        Assert.Equal(Decode(names), Decode([.. names, "Bar", "Position 0", "Pitch 61", "Start"]));
    }

    [Fact]
    public void TakesNoMoreBarsThanTicksCanCount()
    {
        var tokenizer = TokenizerOf("Start", "End", "Bar", "Meter 16/4", "Tempo 60", "Part 1", "Program 0", "Position 0", "Velocity 88", "Duration 6", "Pitch 60");
        var decoder = tokenizer.CreateDecoder();
        var allowed = new bool[tokenizer.Vocabulary.Count];
        for (var token = 0; token < 300_000; token++)
        {
            decoder.MarkAllowed(allowed);
            decoder.Take(allowed[2] ? 2 : Array.IndexOf(allowed, true));
        }

        Assert.True(decoder.IsAtEnd);
        Assert.InRange(decoder.ToPiece().End, 1_900_000_000, int.MaxValue);
    }

    [Fact]
    public void RejectsANumberOutsideTheVocabulary()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Small.CreateDecoder().Take(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Small.CreateDecoder().Take(Small.Vocabulary.Count));
    }

    [Fact]
    public void WishesAreFollowed() => Gen.Int.Sample(
        seed =>
        {
            var wishes = new Wishes { QuartersPerMinute = 65, Meter = new Meter(3, 8), Key = Key.CMajor, MinimumBars = 3, MaximumBars = 5 };
            var decoder = Small.CreateDecoder(wishes);

            DrawAllowed(Small, decoder, seed, length: 60);
            var piece = decoder.ToPiece();

            Assert.InRange(decoder.CompletedBars, 3, 5);
            Assert.All(piece.Meters, change => Assert.Equal(wishes.Meter, change.Meter));
            Assert.Equal(60, Assert.Single(piece.Tempos.Changes).QuartersPerMinute);
            Assert.Equal(Key.CMajor, piece.Keys[0].Key);
        },
        iter: 100);

    [Fact]
    public void RejectsWishesThatTheVocabularyCannotTell()
    {
        Assert.Contains("5/4", Assert.Throws<TokenException>(() => Small.CreateDecoder(new Wishes { Meter = new Meter(5, 4) })).Message);
        Assert.Throws<TokenException>(() => Small.CreateDecoder(new Wishes { Key = new Key(3, Mode.Minor) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Small.CreateDecoder(new Wishes { MaximumBars = 0 }));
    }

    private static Piece Decode(params string[] names)
    {
        var decoder = Small.CreateDecoder();
        foreach (var name in names)
        {
            decoder.Take(NumberOf(name));
        }

        return decoder.ToPiece();
    }

    private static int NumberOf(string name)
    {
        Assert.True(Small.Vocabulary.TryGetNumber(name, out var number), name);
        return number;
    }

    [Fact]
    public void TheNoteThatATokenWouldStrikeIsKnownBefore()
    {
        var decoder = Small.CreateDecoder();
        foreach (var name in (string[])["Start", "Meter 2/4", "Tempo 120", "Part 1", "Program 0", "Part 2", "Drums", "Bar", "Position 0", "Velocity 88", "Duration 6", "Pitch 60", "Bar", "Position 6", "Pitch 60"])
        {
            decoder.Take(NumberOf(name));
        }

        var preview = Assert.IsType<INotePreview>(decoder, exactMatch: false);
        Assert.True(preview.TryPreview(NumberOf("Pitch 61"), out var note));
        Assert.Equal(new PreviewedNote(Part: 0, Start: 24 + 6, Pitch: 61), note);
        Assert.False(preview.TryPreview(NumberOf("Drum 36"), out _));
        Assert.False(preview.TryPreview(NumberOf("Bar"), out _));

        static int NumberOf(string name) => Small.Vocabulary.TryGetNumber(name, out var number) ? number : throw new ArgumentException(name);
    }
}
