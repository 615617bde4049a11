using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>A piece with the name by which a person knows it, its file's path for instance.</summary>
public sealed record NamedPiece(string Name, Piece Piece);
