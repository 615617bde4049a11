using MusicRnn.Music;

namespace MusicRnn.Notation;

/// <summary>A piece and the name that it always has in its folder.</summary>
/// <param name="Name">The file's name as in <see cref="FileOutcome.Name"/>, followed by <c>#2</c> for the second of several pieces.</param>
/// <param name="Piece">The piece.</param>
public sealed record NamedPiece(string Name, Piece Piece);
