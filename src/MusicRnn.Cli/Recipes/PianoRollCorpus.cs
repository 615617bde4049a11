using MusicRnn.Music;
using MusicRnn.Notation.PianoRolls;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Recipes;

/// <summary>A piano-roll file as a corpus of frames with the file's own split.</summary>
internal static class PianoRollCorpus
{
    /// <summary>Reads a file. Throws <see cref="MusicRnnException"/> if it is not one.</summary>
    public static Corpus Read(string path, int framesPerQuarter)
    {
        var file = PianoRollFile.Read(path, framesPerQuarter);
        var sides = new Dictionary<string, CorpusSide>(StringComparer.Ordinal);
        NamedPiece[] pieces = [.. Named(file.Training, CorpusSide.Training), .. Named(file.Validation, CorpusSide.Validation), .. Named(file.Test, CorpusSide.Test)];
        var tokenizer = FrameTokenizer.ForPieces(pieces.Select(piece => piece.Piece), framesPerQuarter);
        return Corpus.Create(pieces, tokenizer, new CorpusOptions { GivenSide = name => sides[name] });

        IEnumerable<NamedPiece> Named(IEnumerable<Piece> ofSide, CorpusSide side)
        {
            foreach (var piece in ofSide.Where(piece => piece.NoteCount > 0))
            {
                sides[piece.Title] = side;
                yield return new NamedPiece(piece.Title, piece);
            }
        }
    }
}
