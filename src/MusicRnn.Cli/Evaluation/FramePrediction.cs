using MusicRnn.Evaluation;

namespace MusicRnn.Cli.Evaluation;

/// <summary>How well something predicted all scored frames.</summary>
/// <param name="By">What predicted: <c>network</c>, or a baseline's name.</param>
/// <param name="NatsPerFrame">The negative log-likelihood of all scored frames divided by their number.</param>
/// <param name="MeanOfPieces">The mean of the pieces' means.</param>
internal sealed record FramePrediction(string By, double NatsPerFrame, double MeanOfPieces)
{
    public static FramePrediction Of(string by, HeldOutLikelihood likelihood) => new(by, likelihood.NatsPerUnit, likelihood.MeanOfPieces);
}
