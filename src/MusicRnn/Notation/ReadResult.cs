using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation;

/// <summary>What a reader found in one file.</summary>
/// <param name="Pieces">The pieces in the order of the file; a bad one does not sink the others.</param>
/// <param name="Problems">What was mended or left out, in the order of the file; empty for a flawless one.</param>
public sealed record ReadResult(ImmutableArray<Piece> Pieces, ImmutableArray<NotationProblem> Problems)
{
    /// <summary>The only piece, for a format that holds no more. Throws <see cref="NotationException"/> if there is not just one.</summary>
    internal Piece SinglePiece(string format) => Pieces.Length == 1
        ? Pieces[0]
        : throw new NotationException(format, $"expected one piece, found {Pieces.Length}. A file of this format holds one: write each to a file of its own.");
}
