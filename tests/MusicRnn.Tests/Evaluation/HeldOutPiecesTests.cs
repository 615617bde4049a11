using MathNet.Numerics.Random;
using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Evaluation;

public sealed class HeldOutPiecesTests
{
    private readonly NamedPiece[] _pieces = [.. Enumerable.Range(0, 40).Select(seed => new NamedPiece($"tune{seed:d2}.mid", RandomTune(seed)))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheSplitIsThatOfTraining(int seed)
    {
        var (model, corpus) = Train(_pieces, seed);

        var heldOut = HeldOutPieces.In(Hashed(_pieces), model);

        Assert.False(heldOut.AreNew);
        Assert.Equal(corpus.Validation.Select(piece => piece.Name), heldOut.Scored.Select(piece => piece.Name));
        Assert.Equal(corpus.Training.Select(piece => piece.Name), heldOut.Training.Select(piece => piece.Name));
        Assert.Equal(corpus.Validation[0].Sequence(), heldOut.Scored[0].Tokens);
    }

    [Fact]
    public void TheOnlyValidationPieceOfASmallCorpusIsHeldOutToo()
    {
        // Chance would have put both on the training side.
        var seed = Enumerable.Range(0, 100).First(each => _pieces[..2].All(piece => PieceFingerprint.Fraction(PieceFingerprint.Of(piece.Piece), each) > 0.1));
        var (model, corpus) = Train(_pieces[..2], seed);

        var heldOut = HeldOutPieces.In(Hashed(_pieces[..2]), model);

        Assert.Equal(corpus.Validation.Single().Name, Assert.Single(heldOut.Scored).Name);
        Assert.Single(heldOut.Training);
    }

    [Fact]
    public void WhatWasLearnedFromIsNotScoredUnderAnotherNameOrInAnotherKey()
    {
        var (model, corpus) = Train(_pieces, seed: 1);
        var copies = _pieces.Select(piece => new NamedPiece("a copy of " + piece.Name, Transposer.Transpose(piece.Piece, 2)!));

        var heldOut = HeldOutPieces.In(Hashed([.. _pieces, .. copies]), model);

        var training = corpus.Training.Select(piece => PieceFingerprint.Of(_pieces.Single(each => each.Name == piece.Name).Piece)).ToHashSet();
        Assert.Equal(corpus.Validation.Length, heldOut.Scored.Length);
        Assert.All(heldOut.Scored, piece => Assert.DoesNotContain(piece.Fingerprint, training));
    }

    [Fact]
    public void AllPiecesOfANewFolderAreScoredButOnceAndNotTheMusicThatIsKnown()
    {
        var (model, corpus) = Train(_pieces, seed: 1);
        NamedPiece[] others = [.. Enumerable.Range(100, 5).Select(seed => new NamedPiece($"new{seed}.mid", RandomTune(seed))), new NamedPiece("again.mid", RandomTune(100))];
        NamedPiece disguised = new("old.mid", _pieces.Single(piece => piece.Name == corpus.Training[0].Name).Piece);

        var heldOut = HeldOutPieces.In([.. others.Append(disguised).Select(piece => new HashedPiece(piece, "unknown " + piece.Name))], model);

        Assert.True(heldOut.AreNew);
        Assert.Equal(["again.mid", "new101.mid", "new102.mid", "new103.mid", "new104.mid", "old.mid"], heldOut.Scored.Select(piece => piece.Name));
        Assert.Equal(("new100.mid", "again.mid"), (heldOut.Dropped.Single().Name, heldOut.Dropped.Single().SameAs));
        var without = heldOut.Without(HeldOutPieces.In(Hashed(_pieces), model).Training);
        Assert.Equal(["again.mid", "new101.mid", "new102.mid", "new103.mid", "new104.mid"], without.Scored.Select(piece => piece.Name));
    }

    [Fact]
    public void NeitherBatchSizeNorThreadsChangeAFigureOfAPrediction()
    {
        var (model, _) = Train(_pieces, seed: 1);
        var scored = HeldOutPieces.In(Hashed(_pieces), model).Scored;
        using var one = new WorkerTeam(1);
        using var two = new WorkerTeam(2);

        var expected = PredictedPiece.Of(model, scored, one, batchSize: 1);

        Assert.True(scored.Length > 1);
        Assert.Equal(expected, PredictedPiece.Of(model, scored, one, batchSize: 7));
        Assert.Equal(expected, PredictedPiece.Of(model, scored, two, batchSize: 16));
        Assert.Equal(scored[0].Tokens.Length - 1, expected[0].Likelihood.Tokens);
    }

    // The model that training would make of the pieces, but for its weights.
    private static (Model Model, Corpus Corpus) Train(NamedPiece[] pieces, int seed)
    {
        var tokenizer = NoteTokenizer.ForPieces(pieces.Select(piece => piece.Piece), TranspositionRange.AllKeys);
        var corpus = Corpus.Create(pieces, tokenizer, new CorpusOptions { Seed = seed });
        var network = new Network(new NetworkOptions { VocabularySize = tokenizer.Vocabulary.Count, EmbeddingSize = 8, HiddenSize = 12 });
        network.Initialize(new Xoshiro256StarStar(3, threadSafe: false));
        var sides = corpus.Training.Select(piece => (piece.Name, Side: CorpusSide.Training)).Concat(corpus.Validation.Select(piece => (piece.Name, Side: CorpusSide.Validation)));
        var record = new TrainingRecord
        {
            Options = new TrainingOptions { Seed = seed },
            Data = new DataSheet { Files = [.. sides.Select(each => new DataFile { Name = each.Name, Sha256 = HashOf(each.Name), Side = each.Side })] },
        };
        return (new Model(tokenizer, network, record), corpus);
    }

    private static HashedPiece[] Hashed(NamedPiece[] pieces) => [.. pieces.Select(piece => new HashedPiece(piece, HashOf(piece.Name)))];

    private static string HashOf(string name) => "hash of " + name;

    private static Piece RandomTune(int seed)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        return new Piece
        {
            TicksPerQuarter = 12,
            Parts = [new Part { Notes = [.. Enumerable.Range(0, 24).Select(place => new Note(place * 6, 6, 60 + chance.Next(12), 80))] }],
        };
    }
}
