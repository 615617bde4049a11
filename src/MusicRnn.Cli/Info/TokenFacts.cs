namespace MusicRnn.Cli.Info;

/// <summary>A token and how probable it was.</summary>
/// <param name="Token">Its number.</param>
/// <param name="Name">Its name in the vocabulary.</param>
/// <param name="Words">What it tells, in words.</param>
/// <param name="Probability">From 0 to 1.</param>
internal sealed record TokenFacts(int Token, string Name, string Words, double Probability);
