namespace MusicRnn.Cli.Evaluation;

/// <summary>What is to be compared with what.</summary>
/// <param name="Generated">The folder of generated pieces.</param>
/// <param name="Reference">The folder of pieces that they are to be like.</param>
/// <param name="Plots">The folder for the pictures; null for none.</param>
/// <param name="Seed">Decides the halves and samples.</param>
internal sealed record StatisticsRequest(string Generated, string Reference, string? Plots, int Seed);
