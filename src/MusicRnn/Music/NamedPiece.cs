namespace MusicRnn.Music;

/// <summary>A piece and the name by which a person knows it.</summary>
/// <param name="Name">The file's path within its folder with <c>/</c> between, followed by <c>#2</c> for the second of several pieces in a file.</param>
/// <param name="Piece">The piece.</param>
public sealed record NamedPiece(string Name, Piece Piece);
