using MusicRnn.Cli.Corpora;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Cli.Corpora;

/// <summary>The folder with irish-abc is the one that the environment variable MUSICRNN_TEST_DATA names.</summary>
public sealed class SplitTunebookTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    [Fact]
    public void NothingOfTestOrValidationIsInTrainingNeitherAsTextNorAsMusicInAnyKey()
    {
        var corpus = SplitTunebook.Read(IrishTunes());
        var tokenizer = (AbcTokenizer)corpus.Tokenizer;
        string TextOf(CorpusPiece piece) => tokenizer.DecodeText(piece.Sequence());
        UInt128 MusicOf(CorpusPiece piece) => PieceFingerprint.Of(AbcText.ToPiece(TextOf(piece)));

        var texts = corpus.Training.Select(TextOf).ToHashSet();
        var music = corpus.Training.Select(MusicOf).ToHashSet();

        Assert.Equal((80, 80), (corpus.Validation.Length, corpus.Test.Length));
        Assert.All(corpus.Validation.Concat(corpus.Test), piece =>
        {
            Assert.DoesNotContain(TextOf(piece), texts);
            Assert.DoesNotContain(MusicOf(piece), music);
        });
    }

    [Fact]
    public void TheTextsAreThoseOfTheBook()
    {
        var path = IrishTunes();
        var corpus = SplitTunebook.Read(path);
        var book = AbcText.TunesIn(File.ReadAllText(path)).ToHashSet();

        Assert.All(corpus.Test, piece => Assert.Contains(((AbcTokenizer)corpus.Tokenizer).DecodeText(piece.Sequence()), book));
    }

    [Fact]
    public void SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<MusicRnnException>(() => SplitTunebook.Read(folder.Write("book.abc", "X:1\nK:C\nC|"u8.ToArray())));

        Assert.Contains("split.json", exception.Message);
    }

    private static string IrishTunes()
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(data), $"{DataVariable} does not name a folder with data.");
        var book = Path.Combine(data!, "irish-abc", "irish.abc");
        Assert.SkipUnless(File.Exists(book), $"{book} is not there.");
        return book;
    }
}
