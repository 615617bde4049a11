using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Notation;

/// <summary>Every format keeps how a piece was composed.</summary>
public sealed class RecipeTests
{
    private const string Short = """{"title":"50 % \"jig\" & réel","given":[1,2,3]}""";

    private static readonly Piece Tune = new()
    {
        Title = "Tune",
        TicksPerQuarter = 480,
        Parts = [new Part { Notes = [new Note(0, 480, 60, 80), new Note(480, 480, 62, 80)] }],
    };

    public static TheoryData<string, string> Files
    {
        get
        {
            // Longer than one text may be in some formats, with space everywhere.
            var longest = string.Concat(Enumerable.Range(0, 9000).Select(number => $"{number} "))[..^1];
            var files = new TheoryData<string, string>();
            foreach (var extension in (string[])[".mid", ".abc", ".musicxml", ".mxl", ".json"])
            {
                files.Add(extension, Short);
                files.Add(extension, longest);
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ItComesBack(string extension, string recipe)
    {
        var format = NotationFormats.ForFile("tune" + extension)!;
        using var file = new MemoryStream();
        format.Write(Tune with { Recipe = recipe }, file);
        file.Position = 0;

        var read = format.Read(file, "tune" + extension);

        Assert.Equal(recipe, read.Pieces.Single().Recipe);
        Assert.Empty(read.Problems);
        Assert.Empty(read.Pieces[0].Texts);
    }

    [Fact]
    public void WithoutOneNothingIsWritten()
    {
        foreach (var extension in (string[])[".mid", ".abc", ".musicxml", ".json"])
        {
            var format = NotationFormats.ForFile("tune" + extension)!;
            using var file = new MemoryStream();
            format.Write(Tune, file);

            Assert.DoesNotContain("recipe", System.Text.Encoding.Latin1.GetString(file.ToArray()), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void EachTuneOfABookHasItsOwn()
    {
        var book = AbcText.WithRecipe("X:1\nK:C\nCDEF|", "one") + "\n\n" + AbcText.WithRecipe("X:2\nK:C\nCDEF|", "two % three") + "\n\nX:3\nK:C\nCDEF|\n";

        var read = AbcReader.Read(book, "book.abc");

        Assert.Equal(["one", "two % three", ""], read.Pieces.Select(piece => piece.Recipe));
        Assert.Empty(read.Problems);
        Assert.Equal("X:1\n% musicrnn-recipe one\nK:C\nCDEF|", book[..book.IndexOf("\n\n", StringComparison.Ordinal)]);
    }

    [Fact]
    public void TheTextOfATuneIsTheMusicAlone()
    {
        var text = AbcText.WithRecipe("X:1\nK:C\nCDEF|", "one");

        Assert.Equal(["X:1\nK:C\nCDEF|"], AbcText.TunesIn(text));
        Assert.Equal(AbcText.Of(Tune), AbcText.Of(Tune with { Recipe = "one" }));
        Assert.Equal("CDEF|", AbcText.WithRecipe("CDEF|", ""));
    }
}
