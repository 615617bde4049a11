using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>Files of music as ABC text: that of ABC files as it stands there, that of others as the ABC writer writes it.</summary>
internal static class MusicTexts
{
    private const string AbcExtension = ".abc";

    /// <summary>The texts of a file's pieces, with names; none for a file that could not be read. A piece that is too long to be written as a score is told and left out.</summary>
    public static IEnumerable<NamedText> In(FileOutcome file)
    {
        if (file.Pieces.IsEmpty)
        {
            return [];
        }

        return Path.GetExtension(file.Path).Equals(AbcExtension, StringComparison.OrdinalIgnoreCase)
            ? AbcText.TunesInFile(file.Path).Select((text, index) => new NamedText(FormattableString.Invariant($"{file.Name}#{index + 1}"), text))
            : file.Pieces.Select(Written).OfType<NamedText>();
    }

    /// <summary>The text of a piece, by its index among those read from a file, as it stands there; null if it stands in none, or if it is not certain where. Throws <see cref="NotationException"/>.</summary>
    public static string? StandingIn(string path, ReadResult content, int index)
    {
        var tunes = Path.GetExtension(path).Equals(AbcExtension, StringComparison.OrdinalIgnoreCase) ? AbcText.TunesInFile(path) : [];
        return tunes.Count == content.Pieces.Length ? tunes[index] : null;
    }

    private static NamedText? Written(NamedPiece piece)
    {
        try
        {
            return new NamedText(piece.Name, AbcText.Of(piece.Piece));
        }
        catch (NotationException exception)
        {
            Terminal.Say($"  dropped: {piece.Name}: {exception.Message}");
            return null;
        }
    }
}
