using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>The pieces of a folder that a model has not learned from.</summary>
internal static class HeldOutMusic
{
    /// <summary>
    /// Reads them, in the order of their names; for a model of text with the text of each, as such a model has learned from
    /// tunes as they stand in their files. Throws <see cref="MusicRnnException"/> if there is no music in the folder.
    /// </summary>
    public static List<(Piece Piece, string? Text)> In(string folder, Model model, CancellationToken cancellation)
    {
        var read = PieceFolder.Read([folder], cancellation);
        read.RequirePieces();
        var byName = new Dictionary<string, (Piece Piece, string? Text)>(StringComparer.Ordinal);
        var hashed = read.Files.Where(file => !file.Pieces.IsEmpty).SelectMany(file =>
        {
            var sha256 = FileHash.Of(file.Path);
            return model.Tokenizer is ITextTokenizer ? MusicTexts.In(file).Select(text => OfText(text, sha256)) : file.Pieces.Select(piece => OfPiece(piece, sha256));
        });
        return [.. HeldOutPieces.In(hashed, model).Scored.Select(piece => byName[piece.Name])];

        HashedPiece OfPiece(NamedPiece piece, string sha256)
        {
            byName[piece.Name] = (piece.Piece, null);
            return new HashedPiece(piece, sha256);
        }

        HashedPiece OfText(NamedText text, string sha256)
        {
            byName[text.Name] = (AbcText.ToPiece(text.Text), text.Text);
            return new HashedPiece(text, sha256);
        }
    }
}
