using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>Something about a piece by which two pieces may be near to each other or far apart: the distance is Euclid's.</summary>
/// <param name="Name">Its name: <c>pitch-class histogram</c>.</param>
/// <param name="Of">The numbers that tell it, as many for each piece; null where the piece has nothing to tell.</param>
public sealed record PieceFeature(string Name, Func<Piece, double[]?> Of);
