using System.Text;
using MusicRnn.Cli.Conversion;
using MusicRnn.Notation;

namespace MusicRnn.Tests.Cli.Conversion;

public sealed class FileConverterTests : IDisposable
{
    private const string Book = "X:1\nT:One\nL:1/4\nK:C\n\"G7\"GABc|]\n\nX:2\nT:Two\nL:1/4\nK:C\ncBAG|]\n";

    private static readonly HashSet<string> None = [];

    private readonly TemporaryFolder _folder = new();
    private readonly string _book;

    public FileConverterTests() => _book = _folder.Write("x.abc", Encoding.UTF8.GetBytes(Book));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ABookIsOneFileInAFormatThatHoldsMany()
    {
        var result = Convert("json", "x.json");

        Assert.Equal([_folder.PathOf("x.json")], result.Written);
        Assert.Equal(["One", "Two"], NotationFormats.Read(_folder.PathOf("x.json")).Pieces.Select(piece => piece.Title));
    }

    [Fact]
    public void ABookIsANumberedFileForEachPieceInAFormatThatHoldsOne()
    {
        var result = Convert("midi", "sub/x.mid");

        Assert.Equal([_folder.PathOf("sub/x-1.mid"), _folder.PathOf("sub/x-2.mid")], result.Written);
        Assert.Equal("Two", Assert.Single(NotationFormats.Read(_folder.PathOf("sub/x-2.mid")).Pieces).Title);
    }

    [Fact]
    public void ANumberThatAnotherOutputHasIsNotTaken()
    {
        var result = Convert("midi", "x.mid", reserved: [_folder.PathOf("x-2.mid")]);

        Assert.Equal([_folder.PathOf("x.abc-1.mid"), _folder.PathOf("x.abc-2.mid")], result.Written);
    }

    [Fact]
    public void AFileOfTheFolderThatIsReadIsNotWrittenOver()
    {
        var kept = _folder.Write("x.json", [1]);

        var result = Convert("json", "x.json", protectedFiles: [kept]);

        Assert.Contains("was not written over", result.Failure, StringComparison.Ordinal);
        Assert.Equal([1], File.ReadAllBytes(kept));
    }

    [Fact]
    public void AccompanimentIsAddedWhereThereAreChords()
    {
        new FileConverter(NotationFormats.Named("json")!, accompany: true, None, None).Convert(new MusicRnn.Cli.Conversion.Conversion(_book, _folder.PathOf("x.json")));

        Assert.Equal([3, 1], NotationFormats.Read(_folder.PathOf("x.json")).Pieces.Select(piece => piece.Parts.Length));
    }

    [Fact]
    public void TheProblemsOfReadingAreWrittenToo()
    {
        File.WriteAllText(_book, Book.Replace("GABc|]", "GAB?c|]", StringComparison.Ordinal));

        var result = Convert("json", "x.json");

        Assert.NotEmpty(result.Problems);
        Assert.Equal(result.Problems, NotationFormats.Read(_folder.PathOf("x.json")).Problems);
    }

    [Theory]
    [InlineData("bad.mid", "Dear reader", false)]
    [InlineData("package.json", "{\"name\":\"app\"}", true)]
    public void WhatCannotBeReadIsToldAndNothingIsWritten(string name, string content, bool isPassedOver)
    {
        var input = _folder.Write(name, Encoding.UTF8.GetBytes(content));

        var result = new FileConverter(NotationFormats.Named("midi")!, false, None, None).Convert(new MusicRnn.Cli.Conversion.Conversion(input, _folder.PathOf("out.mid")));

        Assert.Equal(isPassedOver, result.IsPassedOver);
        Assert.StartsWith(input, result.Failure, StringComparison.Ordinal);
        Assert.Empty(result.Written);
        Assert.False(File.Exists(_folder.PathOf("out.mid")));
    }

    private ConversionResult Convert(string format, string output, HashSet<string>? protectedFiles = null, HashSet<string>? reserved = null) =>
        new FileConverter(NotationFormats.Named(format)!, accompany: false, protectedFiles ?? None, reserved ?? None)
            .Convert(new MusicRnn.Cli.Conversion.Conversion(_book, _folder.PathOf(output)));
}
