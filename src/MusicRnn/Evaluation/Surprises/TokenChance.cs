namespace MusicRnn.Evaluation.Surprises;

/// <summary>A token that could have come, and how probable a network held it.</summary>
public readonly record struct TokenChance(int Token, double Probability);
