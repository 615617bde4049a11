namespace MusicRnn.Evaluation.Statistics;

/// <summary>How like the distances within a set are to those between it and another.</summary>
/// <param name="OverlappedArea">The area under both densities: 1 if none of the pieces stands out by its set.</param>
/// <param name="Divergence">The Kullback-Leibler divergence of the density within the set from that between, in nats.</param>
public readonly record struct Resemblance(double OverlappedArea, double Divergence);
