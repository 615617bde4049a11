namespace MusicRnn.Tokens;

/// <summary>A piece that a corpus could not use.</summary>
/// <param name="Name">The piece's name.</param>
/// <param name="Reason">Why, in words that are the same for all pieces dropped for it.</param>
/// <param name="SameAs">The name of the piece that was kept in its stead, if it is a copy.</param>
public sealed record DroppedPiece(string Name, string Reason, string? SameAs = null);
