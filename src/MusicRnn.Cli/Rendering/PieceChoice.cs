using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Rendering;

/// <summary>Which pieces of a file are heard.</summary>
internal static class PieceChoice
{
    /// <summary>
    /// The pieces with notes, each with its number in the file; or the one that is asked for. Throws
    /// <see cref="MusicRnnException"/> if there is nothing to hear.
    /// </summary>
    /// <param name="content">What was read.</param>
    /// <param name="path">From where.</param>
    /// <param name="number">The number of the only one that is wanted, from 1; null means all.</param>
    /// <param name="accompany">Whether chord symbols are played too.</param>
    public static ImmutableArray<(int Number, Piece Piece)> From(ReadResult content, string path, int? number, bool accompany)
    {
        if (number > content.Pieces.Length)
        {
            throw new MusicRnnException($"{path}: expected a --piece of 1 to {content.Pieces.Length}, found {number}. 'musicrnn info {path}' lists them.");
        }

        ImmutableArray<(int Number, Piece Piece)> chosen =
        [
            .. content.Pieces.Index().Where(piece => number is null || piece.Index + 1 == number)
                .Select(piece => (piece.Index + 1, accompany && !piece.Item.Chords.IsEmpty ? Accompaniment.AddTo(piece.Item) : piece.Item))
                .Where(piece => piece.Item2.NoteCount > 0),
        ];
        return chosen.IsEmpty
            ? throw new MusicRnnException($"{path}: expected music, found no notes to play{(content.Problems.IsEmpty ? "." : $": {content.Problems[0]}")}")
            : chosen;
    }
}
