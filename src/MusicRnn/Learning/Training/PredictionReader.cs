namespace MusicRnn.Learning.Training;

/// <summary>Looks at what a network predicted for one token.</summary>
/// <param name="sequence">The number of the token's sequence.</param>
/// <param name="token">The token that came.</param>
/// <param name="nats">How surprising it was: the negative logarithm of its probability.</param>
/// <param name="logits">The logits of the tokens that were possible; overwritten afterwards.</param>
/// <param name="firstPossible">The token that the first logit belongs to.</param>
public delegate void PredictionReader(int sequence, int token, double nats, ReadOnlySpan<float> logits, int firstPossible);
