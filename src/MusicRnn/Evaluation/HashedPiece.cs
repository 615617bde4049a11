using MusicRnn.Music;

namespace MusicRnn.Evaluation;

/// <summary>A piece, and how to recognise its file.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Sha256">The SHA-256 of its file's bytes, as 64 lower-case hexadecimal digits.</param>
public sealed record HashedPiece(NamedPiece Piece, string Sha256);
