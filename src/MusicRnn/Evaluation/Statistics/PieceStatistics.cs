using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>All that is measured of one piece.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Metrics">A value for each of <see cref="Statistics.Metrics.All"/>.</param>
/// <param name="Features">Numbers for each of <see cref="PieceFeatures.All"/>.</param>
/// <param name="Histograms">Counts for each of <see cref="NoteHistograms.All"/>.</param>
public sealed record PieceStatistics(NamedPiece Piece, ImmutableArray<double> Metrics, ImmutableArray<double[]?> Features, ImmutableArray<int[]> Histograms)
{
    /// <summary>Measures a piece.</summary>
    public static PieceStatistics Of(NamedPiece piece) => new(
        piece,
        [.. Statistics.Metrics.All.Select(metric => metric.Of(piece.Piece))],
        [.. PieceFeatures.All.Select(feature => feature.Of(piece.Piece))],
        [.. NoteHistograms.All.Select(histogram => histogram.Of(piece.Piece))]);
}
