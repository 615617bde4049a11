using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>Something about a piece that is told by one number.</summary>
/// <param name="Name">Its name: <c>pitch range</c>.</param>
/// <param name="Unit">What it is counted in: <c>semitones</c>; empty for a share from 0 to 1.</param>
/// <param name="Definition">What it is, in one sentence.</param>
/// <param name="Of">Measures a piece; NaN where the piece has nothing to measure.</param>
public sealed record Metric(string Name, string Unit, string Definition, Func<Piece, double> Of);
