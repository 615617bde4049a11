using MusicRnn.Composing.Novelty;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Novelty;

public sealed class NoveltyIndexTests
{
    private static readonly Corpus Corpus = RandomTunes.CorpusOf(seed: 5, count: 20);

    [Fact]
    public void ItHasTheLinesOfTheTrainingPiecesInOrder()
    {
        var index = NoveltyIndex.Of(Corpus, TestContext.Current.CancellationToken);

        Assert.Equal(0, index.LeftOut);
        Assert.Equal(Corpus.Training.Select(piece => piece.Name), index.Pieces.Select(piece => piece.Name));
        foreach (var (piece, indexed) in Corpus.Training.Zip(index.Pieces))
        {
            var decoded = RandomTunes.Decoded(piece, Corpus.Tokenizer);
            var lines = decoded.Parts.Where(part => !part.IsPercussion && part.Notes.Select(note => note.Start).Distinct().Count() > 1);
            Assert.Equal(lines.Select(part => part.Notes.Select(note => note.Start).Distinct().Count()), indexed.Lines.Select(line => line.Bars.Length));
        }
    }

    [Fact]
    public void EveryPieceHasCopiedItselfFromItsFirstBarOn()
    {
        var index = NoveltyIndex.Of(Corpus, TestContext.Current.CancellationToken);
        NamedPiece[] pieces = [.. Corpus.Training.Select(piece => new NamedPiece("new", RandomTunes.Decoded(piece, Corpus.Tokenizer)))];

        var runs = index.LongestRunsOf(pieces, TestContext.Current.CancellationToken);

        Assert.Equal(pieces.Select(piece => BruteForce.LongestRun(piece.Piece, [piece.Piece])), runs.Select(run => run.Notes));
        Assert.All(runs.Zip(Corpus.Training), pair => Assert.Equal((pair.Second.Name, pair.First.Bar), (pair.First.Source, pair.First.SourceBar)));
    }

    [Fact]
    public void ItFindsWhatTryingAllPairsFinds()
    {
        var index = NoveltyIndex.Of(Corpus, TestContext.Current.CancellationToken);
        Piece[] sources = [.. Corpus.Training.Select(piece => RandomTunes.Decoded(piece, Corpus.Tokenizer))];
        Piece[] pieces = [.. RandomTunes.Of(seed: 6, count: 30)];

        var runs = index.LongestRunsOf(pieces.Select(piece => new NamedPiece("new", piece)), TestContext.Current.CancellationToken);

        Assert.Equal(pieces.Select(piece => BruteForce.LongestRun(piece, sources)), runs.Select(run => run.Notes));
    }

    [Fact]
    public void EverythingComesBackFromItsBytes()
    {
        var index = NoveltyIndex.Of(Corpus, TestContext.Current.CancellationToken);

        var again = NoveltyIndexFile.Read(BytesOf(index));

        AssertSame(index, again);
    }

    [Fact]
    public void LargeNumbersAndForeignNamesComeBackToo()
    {
        var index = new NoveltyIndex([new IndexedPiece("Polka à deux 舞", [new StepLine([MelodicStep.Largest, 1, 127, 128], [0, 99_999, 99_999, 100_000, 100_000])]), new IndexedPiece("", [])], leftOut: 300);

        AssertSame(index, NoveltyIndexFile.Read(BytesOf(index)));
    }

    [Fact]
    public void OfTooLargeACorpusPiecesSpreadEvenlyAreKept()
    {
        var whole = NoveltyIndex.Of(Corpus, TestContext.Current.CancellationToken);
        var half = (int)(whole.Pieces.Sum(piece => piece.Bytes) / 2);

        var index = NoveltyIndex.Of(Corpus.Training, Corpus.Tokenizer, half, TestContext.Current.CancellationToken);

        Assert.InRange(index.PieceCount, Corpus.Training.Length / 3, Corpus.Training.Length / 2);
        Assert.Equal(Corpus.Training.Length, index.PieceCount + index.LeftOut);
        Assert.InRange(index.Pieces.Sum(piece => piece.Bytes), 1, half);
        Assert.Contains(index.Pieces, piece => Array.FindIndex([.. Corpus.Training], other => other.Name == piece.Name) < Corpus.Training.Length / 3);
        Assert.Contains(index.Pieces, piece => Array.FindIndex([.. Corpus.Training], other => other.Name == piece.Name) > Corpus.Training.Length * 2 / 3);
        Assert.True(BytesOf(index).Length <= half);
    }

    [Fact]
    public void BytesThatAreCutOffOrGoOnAreRejected()
    {
        var bytes = BytesOf(NoveltyIndex.Of(Corpus, TestContext.Current.CancellationToken));
        for (var length = 0; length < bytes.Length; length += 1 + (length / 40))
        {
            AssertRejected(bytes[..length]);
        }

        AssertRejected([.. bytes, 0]);
    }

    [Fact]
    public void AnyBytesAreReadOrRejected()
    {
        var bytes = BytesOf(NoveltyIndex.Of(Corpus, TestContext.Current.CancellationToken));
        var chance = new MathNet.Numerics.Random.Xoshiro256StarStar(1, threadSafe: false);
        for (var attempt = 0; attempt < 2000; attempt++)
        {
            var spoiled = bytes[..(5 + chance.Next(200))];
            spoiled[4 + chance.Next(spoiled.Length - 4)] = (byte)chance.Next(256);
            try
            {
                NoveltyIndexFile.Read(spoiled);
            }
            catch (MusicRnnException exception)
            {
                Assert.StartsWith("novelty.bin is not as it should be at byte ", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("", "at byte 0: expected the letters 'copy'.")]
    [InlineData("636F707902", "at byte 4: expected version 1.")]
    [InlineData("636F70790100FFFFFFFF07", "at byte 11: expected a number up to 0, found 2147483647.")]
    [InlineData("636F707901008080808080", "at byte 11: expected a number, found one of too many bytes.")]
    [InlineData("636F707901000100010164", "at byte 9: expected a number up to 0, found 1.")]
    [InlineData("636F7079010001000101646464", "at byte 10: expected a line of 2 notes or more, found 1.")]
    public void SaysWhereBytesAreWrong(string hex, string problem) =>
        Assert.Equal($"novelty.bin is not as it should be {problem}", Assert.Throws<MusicRnnException>(() => NoveltyIndexFile.Read(Convert.FromHexString(hex))).Message);

    private static void AssertRejected(byte[] bytes) =>
        Assert.StartsWith("novelty.bin is not as it should be at byte ", Assert.Throws<MusicRnnException>(() => NoveltyIndexFile.Read(bytes)).Message, StringComparison.Ordinal);

    private static void AssertSame(NoveltyIndex index, NoveltyIndex again)
    {
        Assert.Equal(index.LeftOut, again.LeftOut);
        Assert.Equal(index.Pieces.Select(piece => piece.Name), again.Pieces.Select(piece => piece.Name));
        foreach (var (piece, pieceAgain) in index.Pieces.Zip(again.Pieces))
        {
            Assert.Equal(piece.Lines.Select(line => line.Steps), pieceAgain.Lines.Select(line => line.Steps));
            Assert.Equal(piece.Lines.Select(line => line.Bars), pieceAgain.Lines.Select(line => line.Bars));
        }
    }

    private static byte[] BytesOf(NoveltyIndex index)
    {
        using var stream = new MemoryStream();
        NoveltyIndexFile.Write(index, stream);
        return stream.ToArray();
    }
}
