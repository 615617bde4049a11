using MusicRnn.Notation;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>Files of music as ABC text: that of ABC files as it stands there, that of others as the ABC writer writes it.</summary>
internal static class MusicTexts
{
    /// <summary>The texts of a file's pieces, with names; none for a file that could not be read.</summary>
    public static IEnumerable<NamedText> In(FileOutcome file)
    {
        if (file.Pieces.IsEmpty)
        {
            return [];
        }

        return Path.GetExtension(file.Path).Equals(".abc", StringComparison.OrdinalIgnoreCase)
            ? AbcText.TunesIn(File.ReadAllText(file.Path)).Select((text, index) => new NamedText(FormattableString.Invariant($"{file.Name}#{index + 1}"), text))
            : file.Pieces.Select(piece => new NamedText(piece.Name, AbcText.Of(piece.Piece)));
    }
}
