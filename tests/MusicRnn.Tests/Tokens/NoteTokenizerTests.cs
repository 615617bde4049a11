using CsCheck;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class NoteTokenizerTests
{
    private const int Quarter = 480;

    private static readonly Meter Waltz = new(3, 4);

    private static NoteTokenizer Complete => NoteTokenizer.Complete;

    private static Piece PieceOf(params Note[] notes) =>
        new() { TicksPerQuarter = Quarter, Parts = [new Part { Notes = [.. notes] }] };

    private static Note Quarters(double start, double duration, int pitch, int velocity = 88) =>
        new((int)(start * Quarter), (int)(duration * Quarter), pitch, velocity);

    private static string Tell(Piece piece) => string.Join(", ", Complete.Encode(piece).Select(token => Complete.Vocabulary[token]));

    private static Piece Decode(NoteTokenizer tokenizer, IEnumerable<int> tokens)
    {
        var decoder = tokenizer.CreateDecoder();
        foreach (var token in tokens)
        {
            decoder.Take(token);
        }

        return decoder.ToPiece();
    }

    [Fact]
    public void DecodingGivesBackEveryPieceOnTheGrid() =>
        GridPieces.Any.Sample(piece => Assert.Equal(piece, Decode(Complete, Complete.Encode(piece))), iter: 500);

    [Fact]
    public void GrammarAllowsEverythingThatIsEncoded() => GridPieces.Any.Sample(
        piece =>
        {
            var decoder = Complete.CreateDecoder();
            var allowed = new bool[Complete.Vocabulary.Count];
            foreach (var token in Complete.Encode(piece))
            {
                decoder.MarkAllowed(allowed);
                Assert.True(allowed[token], Complete.Vocabulary[token]);
                decoder.Take(token);
            }

            Assert.True(decoder.IsAtEnd);
        },
        iter: 200);

    [Fact]
    public void TellsAPieceInTheOrderThatIsDescribed()
    {
        var piece = PieceOf(Quarters(0, 0.5, 62), Quarters(0.5, 0.5, 64), Quarters(1, 0.5, 66)) with
        {
            Keys = [new KeyChange(0, new Key(1, Mode.Major))],
            Meters = [new MeterChange(0, Waltz)],
        };
        piece = piece with
        {
            Parts = [piece.Parts[0], new Part { Program = 24, Notes = [Quarters(0, 1, 50, 40), Quarters(0, 1, 54, 40), Quarters(3, 6, 50, 40)] }],
        };

        Assert.Equal(
            "Start, Key 1 major, Meter 3/4, Tempo 120, Part 1, Program 0, Part 2, Program 24, "
            + "Bar, Position 0, Velocity 88, Duration 6, Pitch 62, Part 2, Velocity 40, Duration 12, Pitch 50, Pitch 54, "
            + "Position 6, Pitch 64, Position 12, Pitch 66, "
            + "Bar, Position 0, Part 2, Long 1, Duration 24, Pitch 50, Bar, End",
            Tell(piece));
    }

    [Fact]
    public void APickupStandsAtTheEndOfItsBar()
    {
        var piece = PieceOf(Quarters(0, 1, 62), Quarters(1, 3, 67)) with
        {
            Meters = [new MeterChange(0, Waltz), new MeterChange(Quarter, Waltz)],
        };

        Assert.Equal(
            "Start, Meter 3/4, Tempo 120, Part 1, Program 0, "
            + "Bar, Upbeat, Position 24, Velocity 88, Duration 12, Pitch 62, Bar, Position 0, Duration 36, Pitch 67, End",
            Tell(piece));
    }

    [Fact]
    public void APickupLosesTheSilenceBeforeItsFirstNote()
    {
        var piece = PieceOf(Quarters(0.5, 0.5, 62), Quarters(1, 3, 67)) with
        {
            Meters = [new MeterChange(0, Waltz), new MeterChange(Quarter, Waltz)],
        };

        var decoded = Decode(Complete, Complete.Encode(piece));

        Assert.Equal([0, Quarter / 2], decoded.Parts[0].Notes.Select(note => note.Start));
        Assert.Equal([new MeterChange(0, Waltz), new MeterChange(Quarter / 2, Waltz)], decoded.Meters);
    }

    [Fact]
    public void ASilentPickupIsNotTold()
    {
        var piece = PieceOf(Quarters(1, 3, 67)) with { Meters = [new MeterChange(0, Waltz), new MeterChange(Quarter, Waltz)] };

        Assert.Equal(PieceOf(Quarters(0, 3, 67)).Parts[0].Notes, Decode(Complete, Complete.Encode(piece)).Parts[0].Notes);
    }

    [Fact]
    public void AShortBarInTheMiddleIsToldInAMeterOfItsLength()
    {
        var piece = PieceOf(Quarters(0, 1, 60), Quarters(4, 1, 62), Quarters(5.5, 1, 64)) with
        {
            Meters = [new MeterChange(0, Meter.Common), new MeterChange(Quarter * 11 / 2, Meter.Common)],
        };

        var decoded = Decode(Complete, Complete.Encode(piece));

        Assert.Equal([new Meter(4, 4), new Meter(3, 8), new Meter(4, 4)], decoded.Meters.Select(change => change.Meter));
        Assert.Equal(piece.Parts[0].Notes, decoded.Parts[0].Notes);
    }

    [Fact]
    public void AShortBarThatNoMeterFitsIsFilledWithSilence()
    {
        var piece = PieceOf(Quarters(0, 1, 60), Quarters(4, 1, 62), Quarters(4 + (4 / 3.0), 1, 64)) with
        {
            Meters = [new MeterChange(0, Meter.Common), new MeterChange((Quarter * 4) + (Quarter * 4 / 3), Meter.Common)],
        };

        Assert.Equal([0, 4 * Quarter, 8 * Quarter], Decode(Complete, Complete.Encode(piece)).Parts[0].Notes.Select(note => note.Start));
    }

    [Fact]
    public void OneTempoABarKeepsTheTimeThatTheMusicTakes()
    {
        var slowing = Enumerable.Range(0, 8).Select(step => TempoChange.FromQuartersPerMinute(step * Quarter / 2, 140 - (10 * step)));
        var piece = PieceOf(Quarters(0, 4, 60)) with { Tempos = new TempoMap(slowing) };

        var decoded = Decode(Complete, Complete.Encode(piece));

        Assert.Single(decoded.Tempos.Changes);
        Assert.InRange(decoded.DurationSeconds / piece.DurationSeconds, 0.96, 1.04);
    }

    [Theory]
    [InlineData(17, 8)]
    [InlineData(3, 32)]
    [InlineData(9, 2)]
    public void RejectsAMeterThatIsNotKnown(int beats, int beatUnit)
    {
        var piece = PieceOf(Quarters(0, 1, 60)) with { Meters = [new MeterChange(0, new Meter(beats, beatUnit))] };

        Assert.Equal($"meter {beats}/{beatUnit} is not known", Assert.Throws<TokenException>(() => Complete.Encode(piece)).Message);
    }

    [Fact]
    public void RejectsPiecesWithoutNotesWithTooManyPartsOrTooLong()
    {
        var part = new Part { Notes = [Quarters(0, 1, 60)] };

        Assert.Equal("it has no notes", Assert.Throws<TokenException>(() => Complete.Encode(PieceOf())).Message);
        Assert.Contains("17 parts", Assert.Throws<TokenException>(() => Complete.Encode(PieceOf() with { Parts = [.. Enumerable.Repeat(part, 17)] })).Message);
        Assert.Contains("15 parts", Assert.Throws<TokenException>(() => Complete.Encode(PieceOf() with { Parts = [.. Enumerable.Repeat(part, 16)] })).Message);
        Assert.Contains("too long", Assert.Throws<TokenException>(() => Complete.Encode(PieceOf(Quarters(0, 1, 60)) with { End = int.MaxValue })).Message);
        Assert.Contains("too long", Assert.Throws<TokenException>(() => Complete.Encode(PieceOf(new Note(int.MaxValue - 1, 1, 60, 1)) with { TicksPerQuarter = 1 })).Message);
    }

    [Fact]
    public void RejectsMoreBarsThanAnyMusicHas()
    {
        var piece = PieceOf(Quarters(0, 1, 60)) with { Meters = [new MeterChange(0, new Meter(1, 16))], End = 1_900_000_000 };

        Assert.Contains("too long", Assert.Throws<TokenException>(() => Complete.Encode(piece)).Message);
    }

    [Fact]
    public void EveryPartHasAChannelOfItsOwn()
    {
        var drums = new Part { IsPercussion = true, Notes = [Quarters(0, 1, 36)] };
        var piece = PieceOf() with { Parts = [drums, .. Enumerable.Range(0, 15).Select(program => new Part { Program = program, Notes = [Quarters(0, 1, 60)] })] };

        var decoded = Decode(Complete, Complete.Encode(piece));

        Assert.Equal([9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15], decoded.Parts.Select(part => part.Channel));
        Assert.Equal(piece.Parts.Select(part => part.Program), decoded.Parts.Select(part => part.Program));
    }

    [Fact]
    public void TheBeginningOfAPieceEndsBeforeABarLine()
    {
        var piece = PieceOf(Quarters(0, 1, 62), Quarters(1, 3, 67), Quarters(4, 3, 69)) with
        {
            Meters = [new MeterChange(0, Waltz), new MeterChange(Quarter, Waltz)],
        };
        string Beginning(int bars) => string.Join(' ', Complete.EncodeBeginning(piece, bars).Select(token => Complete.Vocabulary[token]));

        Assert.EndsWith("Program 0", Beginning(0), StringComparison.Ordinal);
        Assert.EndsWith("Pitch 67", Beginning(1), StringComparison.Ordinal);
        Assert.EndsWith("Pitch 69", Beginning(9), StringComparison.Ordinal);
    }

    [Fact]
    public void TransposingTokensIsTransposingThePiece() => Gen.Select(GridPieces.Any, Gen.Int[-6, 6]).Sample(
        (piece, semitones) =>
        {
            var transposed = semitones == 0 ? null : Transposer.Transpose(piece, semitones);
            var isPlayed = piece.Parts.Any(part => !part.IsPercussion);
            if (transposed is not null && isPlayed)
            {
                Assert.Equal(Complete.Encode(transposed), Complete.Transpose(Complete.Encode(piece), semitones));
            }
            else if (semitones != 0)
            {
                Assert.Null(Complete.Transpose(Complete.Encode(piece), semitones));
            }
        },
        iter: 200);

    [Fact]
    public void CountsTheNotesAndTheBars()
    {
        var tokens = Complete.Encode(PieceOf(Quarters(0, 1, 60), Quarters(0, 1, 64), Quarters(5, 1, 60)));

        Assert.Equal(3, tokens.Count(Complete.CountsAsNote));
        Assert.Equal(2, tokens.Count(Complete.BeginsBar));
        Assert.Equal(Complete.Start, tokens[0]);
        Assert.Equal(Complete.End, tokens[^1]);
    }

    [Fact]
    public void AtAnotherTempoOnlyTheTempoDiffers()
    {
        var tokenizer = new NoteTokenizer(new Vocabulary(
        [
            "Start", "End", "Bar", "Meter 2/4", "Tempo 120", "Tempo 130", "Part 1", "Program 0", "Position 0", "Velocity 88", "Duration 6", "Pitch 60",
        ]));
        int[] tokens = [tokenizer.Start, 3, 4, 6, 7, 2, 8, 9, 10, 11, tokenizer.End];

        Assert.Equal([tokenizer.Start, 3, 5, 6, 7, 2, 8, 9, 10, 11, tokenizer.End], tokenizer.AtTempo(tokens, 1.08) ?? []);
        Assert.Equal(tokens, tokenizer.AtTempo(tokens, 1.02) ?? []);
        Assert.Null(tokenizer.AtTempo(tokens, 2));
    }
}
