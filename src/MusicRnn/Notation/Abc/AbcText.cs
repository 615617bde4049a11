using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation.Abc.Writing;

namespace MusicRnn.Notation.Abc;

/// <summary>Pieces as ABC text and back.</summary>
public static class AbcText
{
    private const int TicksPerQuarterOfNothing = 480;
    private const string Source = "text";

    /// <summary>The text of one piece, without a line end at its end and without its recipe. Throws <see cref="NotationException"/> for a piece that is too long to be written as a score.</summary>
    public static string Of(Piece piece) => AbcWriter.Write([piece with { Recipe = "" }]).Trim();

    /// <summary>The text of a tune with a line that tells how it was composed, which other programs pass over.</summary>
    public static string WithRecipe(string text, string recipe) => AbcRecipe.AddTo(text, recipe);

    /// <summary>The first piece in a text; an empty one if there is none.</summary>
    public static Piece ToPiece(string text)
    {
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return new AbcFormat().Read(stream, Source).Pieces.FirstOrDefault() ?? Empty;
        }
        catch (NotationException)
        {
            return Empty;
        }
    }

    /// <summary>Whether a text is one tune in which a reader finds nothing to mend or to leave out, and whether its bars are full.</summary>
    public static AbcSoundness SoundnessOf(string text)
    {
        try
        {
            var problems = new AbcProblems();
            var pieces = AbcReader.Read(text, Source, problems);
            return new AbcSoundness(pieces.Length == 1 && !problems.HasOthers, !problems.HasBarsOfWrongLength);
        }
        catch (NotationException)
        {
            return default;
        }
    }

    /// <summary>The texts of the tunes in a book: each from its X: field to the next one, without the space around it and without its recipe.</summary>
    public static IReadOnlyList<string> TunesIn(string book)
    {
        const string beginning = "\nX:";
        var text = "\n" + book.ReplaceLineEndings("\n");
        var tunes = new List<string>();
        for (var at = text.IndexOf(beginning, StringComparison.Ordinal); at >= 0;)
        {
            var next = text.IndexOf(beginning, at + 1, StringComparison.Ordinal);
            tunes.Add(AbcRecipe.RemoveFrom((next < 0 ? text[at..] : text[at..next]).Trim()));
            at = next;
        }

        return tunes;
    }

    /// <summary>The texts of the tunes in a file, as <see cref="TunesIn"/> finds them. Throws <see cref="NotationException"/> if it cannot be read.</summary>
    public static IReadOnlyList<string> TunesInFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return TunesIn(AbcFormat.ReadText(stream, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotationException(path, $"the file cannot be read ({exception.Message}) See that it is there and may be read.");
        }
    }

    /// <summary>The first tune of a text with the place in the text where each of its notes is written; null if there is no tune with notes in it.</summary>
    internal static AbcWrittenPiece? WrittenPiece(string text)
    {
        var problems = new AbcProblems();
        var book = AbcBook.Split(text, problems);
        try
        {
            return book.Tunes.Count > 0 && AbcPieceBuilder.BuildWithPositions(AbcTuneReader.Read(book, book.Tunes[0], problems), problems) is var (piece, positions)
                ? AbcWrittenPiece.Of(text, piece, positions)
                : null;
        }
        catch (AbcTuneException)
        {
            return null;
        }
    }

    private static Piece Empty => new() { TicksPerQuarter = TicksPerQuarterOfNothing };
}
