namespace MusicRnn.Cli.Evaluation;

/// <summary>How well a piece was predicted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tokens">Its scored tokens.</param>
/// <param name="Units">Its units: notes, frames or characters.</param>
/// <param name="Notes">Its notes.</param>
/// <param name="Bars">Its bars.</param>
/// <param name="NetworkNats">The negative log-likelihood that the network gives it.</param>
/// <param name="BaselineNats">The one of the best baseline; null if there is none.</param>
/// <param name="Accuracy">The share of tokens that the network held likeliest.</param>
internal sealed record ScoredPieceFacts(string Name, long Tokens, long Units, long Notes, long Bars, double NetworkNats, double? BaselineNats, double Accuracy);
