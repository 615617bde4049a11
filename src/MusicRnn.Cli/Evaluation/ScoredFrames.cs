namespace MusicRnn.Cli.Evaluation;

/// <summary>How well the network predicted one piece of frames.</summary>
/// <param name="Name">The piece's name.</param>
/// <param name="Frames">Its scored frames.</param>
/// <param name="NetworkNats">Their negative log-likelihood.</param>
internal sealed record ScoredFrames(string Name, long Frames, double NetworkNats);
