using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Corpora;

/// <summary>The pieces of a folder that a model has not learned from.</summary>
internal static class HeldOutMusic
{
    /// <summary>Reads them, in the order of their names. Throws <see cref="MusicRnnException"/> if there is no music in the folder.</summary>
    public static List<Piece> In(string folder, Model model, CancellationToken cancellation)
    {
        var read = PieceFolder.Read([folder], cancellation);
        read.RequirePieces();
        var hashed = read.Files.Where(file => !file.Pieces.IsEmpty).SelectMany(file =>
        {
            var sha256 = FileHash.Of(file.Path);
            return file.Pieces.Select(piece => new HashedPiece(piece, sha256));
        });
        var byName = read.Pieces.ToDictionary(piece => piece.Name, piece => piece.Piece, StringComparer.Ordinal);
        return [.. HeldOutPieces.In(hashed, model).Scored.Select(piece => byName[piece.Name])];
    }
}
