namespace MusicRnn.Evaluation;

/// <summary>A model that needs no network, to be set beside one.</summary>
/// <param name="Name">What it is, as it stands in tables: <c>Kneser-Ney 7-gram</c>.</param>
/// <param name="Model">The model.</param>
public sealed record Baseline(string Name, SequenceModel Model);
