using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class CorpusTests
{
    private static NamedPiece Tune(int number)
    {
        var random = new Xoshiro256StarStar(number, false);
        var notes = Enumerable.Range(0, 16).Select(step => new Note(step * 12, 12, 60 + random.Next(12), 88));
        var piece = new Piece
        {
            TicksPerQuarter = 12,
            Parts = [new Part { Notes = [new Note(0, 12, 55, 88), .. notes.Skip(1), new Note(16 * 12, 12, 79, 88)] }],
            Keys = [new KeyChange(0, Key.CMajor)],
        };
        return new NamedPiece($"tune {number:D3}", piece);
    }

    private static NamedPiece[] Tunes(int count) => [.. Enumerable.Range(0, count).Select(Tune)];

    private static Corpus CorpusOf(IEnumerable<NamedPiece> pieces, CorpusOptions? options = null) =>
        Corpus.Create(pieces, NoteTokenizer.Complete, options ?? new CorpusOptions { TestShare = 0.1 });

    private static Dictionary<string, CorpusSide> SidesOf(Corpus corpus) =>
        corpus.Training.Select(piece => (piece.Name, CorpusSide.Training))
            .Concat(corpus.Validation.Select(piece => (piece.Name, CorpusSide.Validation)))
            .Concat(corpus.Test.Select(piece => (piece.Name, CorpusSide.Test)))
            .ToDictionary(piece => piece.Name, piece => piece.Item2);

    [Fact]
    public void SplitsByTheSharesThatAreAsked()
    {
        var corpus = CorpusOf(Tunes(400));

        Assert.InRange(corpus.Validation.Length, 25, 55);
        Assert.InRange(corpus.Test.Length, 25, 55);
        Assert.Equal(400, corpus.Training.Length + corpus.Validation.Length + corpus.Test.Length);
    }

    [Fact]
    public void AddingPiecesMovesNoOther()
    {
        var before = SidesOf(CorpusOf(Tunes(50)));
        var after = SidesOf(CorpusOf(Tunes(80).Reverse()));

        Assert.All(before, piece => Assert.Equal(piece.Value, after[piece.Key]));
    }

    [Fact]
    public void AnotherSeedSplitsOtherwise() =>
        Assert.NotEqual(SidesOf(CorpusOf(Tunes(50))), SidesOf(CorpusOf(Tunes(50), new CorpusOptions { TestShare = 0.1, Seed = 1 })));

    [Fact]
    public void TheSameMusicInAnotherKeyOrInstrumentIsUsedOnce()
    {
        var tunes = Tunes(20);
        var copies = tunes.Select(tune => new NamedPiece(
            "x " + tune.Name,
            Transposer.Transpose(tune.Piece, 3)! with { Tempos = new TempoMap([new TempoChange(0, 400_000)]) })).ToArray();

        var corpus = CorpusOf([.. copies, .. tunes]);

        Assert.Equal(SidesOf(CorpusOf(tunes)), SidesOf(corpus));
        Assert.Equal(copies.Select(copy => copy.Name), corpus.Dropped.Select(piece => piece.Name));
        Assert.Equal(tunes.Select(tune => tune.Name), corpus.Dropped.Select(piece => piece.SameAs));
    }

    [Fact]
    public void AGivenSplitKeepsCopiesOutOfTraining()
    {
        var tunes = Tunes(4);
        var copy = tunes[0] with { Name = "a copy" };
        var options = new CorpusOptions { GivenSide = name => name switch { "tune 000" => CorpusSide.Validation, "tune 003" => null, _ => CorpusSide.Training } };

        var corpus = CorpusOf([copy, .. tunes], options);

        Assert.Equal(["tune 001", "tune 002"], corpus.Training.Select(piece => piece.Name));
        Assert.Equal(["tune 000"], corpus.Validation.Select(piece => piece.Name));
        Assert.Equal(["a copy", "tune 003"], corpus.Dropped.Select(piece => piece.Name));
    }

    [Fact]
    public void SequencesAreThoseOfTheTransposedPieces()
    {
        var tunes = Tunes(30);
        var tokenizer = NoteTokenizer.ForPieces(tunes.Select(tune => tune.Piece).Append(HighTune().Piece), TranspositionRange.AllKeys);
        var corpus = Corpus.Create([HighTune(), .. tunes], tokenizer, new CorpusOptions());

        // All tunes reach from 55 to 79 and one from 55 to 81, so that only two semitones up stay in the range.
        foreach (var piece in corpus.Training.Where(piece => piece.Name.StartsWith("tune", StringComparison.Ordinal)))
        {
            Assert.Equal([0, 1, 2], piece.Transpositions);
            var original = tunes.Single(tune => tune.Name == piece.Name).Piece;
            Assert.Equal(tokenizer.Encode(original), piece.Sequence());
            Assert.Equal(tokenizer.Encode(Transposer.Transpose(original, 2)!), piece.Sequence(2));
            Assert.Equal(17, piece.NoteCount);
            Assert.Throws<ArgumentOutOfRangeException>(() => piece.Sequence(3));
        }
    }

    private static NamedPiece HighTune()
    {
        var piece = Tune(999).Piece;
        return new NamedPiece("high", piece with { Parts = [piece.Parts[0] with { Notes = [.. piece.Parts[0].Notes, new Note(204, 12, 81, 88)] }] });
    }

    [Fact]
    public void SaysWhyPiecesWereDropped()
    {
        var silent = new Piece { TicksPerQuarter = 12 };
        var odd = Tune(1).Piece with { Meters = [new MeterChange(0, new Meter(17, 8))] };

        var corpus = CorpusOf([.. Tunes(5), new NamedPiece("a", silent), new NamedPiece("b", silent), new NamedPiece("c", odd)]);

        Assert.Equal([("it has no notes", 2), ("meter 17/8 is not known", 1)], corpus.DroppedByReason);
    }

    [Fact]
    public void TwoPiecesAreEnough()
    {
        for (var first = 0; first < 20; first++)
        {
            var corpus = CorpusOf([Tune(first), Tune(first + 1)]);

            Assert.Single(corpus.Training);
            Assert.Single(corpus.Validation);
        }
    }

    [Fact]
    public void RejectsWhatLeavesNothingToLearnOrToValidate()
    {
        Assert.Contains("0 usable", Assert.Throws<MusicRnnException>(() => CorpusOf([])).Message);
        Assert.Contains("it has no notes", Assert.Throws<MusicRnnException>(() => CorpusOf([Tune(1), new NamedPiece("a", new Piece { TicksPerQuarter = 1 })])).Message);
        Assert.Contains("1 usable", Assert.Throws<MusicRnnException>(() => CorpusOf([Tune(1), Tune(1) with { Name = "copy" }])).Message);
        Assert.Throws<MusicRnnException>(() => CorpusOf(Tunes(3), new CorpusOptions { ValidationShare = 0.5, TestShare = 0.5 }));
        Assert.Contains("validation", Assert.Throws<MusicRnnException>(() => CorpusOf(Tunes(3), new CorpusOptions { GivenSide = _ => CorpusSide.Training })).Message);
    }
}
