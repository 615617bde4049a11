using MusicRnn.Music;
using MusicRnn.Notation.PianoRolls;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>A piano-roll file as a corpus of frames with the file's own split.</summary>
internal static class PianoRollCorpus
{
    /// <summary>Reads a file. Throws <see cref="MusicRnnException"/> if it is not one.</summary>
    public static Corpus Read(string path, int framesPerQuarter) =>
        Read(path, framesPerQuarter, pieces => FrameTokenizer.ForPieces(pieces, framesPerQuarter));

    /// <summary>Reads a file for a tokenizer that there is; pieces that it cannot tell are dropped.</summary>
    public static Corpus Read(string path, FrameTokenizer tokenizer) => Read(path, tokenizer.FramesPerQuarter, _ => tokenizer);

    private static Corpus Read(string path, int framesPerQuarter, Func<IEnumerable<Piece>, FrameTokenizer> tokenizerFor)
    {
        var file = PianoRollFile.Read(path, framesPerQuarter);
        var sides = new Dictionary<string, CorpusSide>(StringComparer.Ordinal);
        NamedPiece[] pieces = [.. Named(file.Training, CorpusSide.Training), .. Named(file.Validation, CorpusSide.Validation), .. Named(file.Test, CorpusSide.Test)];
        var tokenizer = tokenizerFor(pieces.Select(piece => piece.Piece));
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
