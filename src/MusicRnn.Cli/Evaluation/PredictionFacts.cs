using MusicRnn.Evaluation;

namespace MusicRnn.Cli.Evaluation;

/// <summary>How well something predicted all scored pieces together.</summary>
/// <param name="By">What predicted: <c>network</c>, or a baseline's name.</param>
/// <param name="Nats">The negative log-likelihood of all scored tokens.</param>
/// <param name="NatsPerToken">The same for each token.</param>
/// <param name="NatsPerNote">The same for each note.</param>
/// <param name="NatsPerBar">The same for each bar.</param>
/// <param name="Perplexity">Among how many equally likely tokens a choice would be as hard.</param>
/// <param name="Accuracy">The share of tokens that were the likeliest ones; null where it is not measured.</param>
internal sealed record PredictionFacts(
    string By, double Nats, double NatsPerToken, double NatsPerNote, double NatsPerBar, double Perplexity, double? Accuracy)
{
    public static PredictionFacts Of(string by, Likelihood likelihood, double? accuracy = null) => new(
        by, likelihood.Nats, likelihood.NatsPerToken, likelihood.NatsPerNote, likelihood.NatsPerBar, likelihood.Perplexity, accuracy);
}
