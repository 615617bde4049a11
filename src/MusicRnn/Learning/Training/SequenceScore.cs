namespace MusicRnn.Learning.Training;

/// <summary>How well a network predicted a sequence.</summary>
/// <param name="Nats">The negative log-likelihood of its tokens but the first, in nats.</param>
/// <param name="Foreseen">How many of them were the likeliest ones; of equally likely ones, the first counts.</param>
public readonly record struct SequenceScore(double Nats, int Foreseen);
