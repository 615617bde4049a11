using MusicRnn.Evaluation;

namespace MusicRnn.Cli.Evaluation;

/// <summary>How well something predicted all scored pieces together.</summary>
/// <param name="By">What predicted: <c>network</c>, or a baseline's name.</param>
/// <param name="Nats">The negative log-likelihood of all that was scored.</param>
/// <param name="NatsPerUnit">The same for each unit of the tokenizer: a note, frame or character.</param>
/// <param name="MeanOfPieces">The mean over the pieces of each piece's nats a unit, so that short pieces count as much as long ones.</param>
/// <param name="NatsPerToken">The negative log-likelihood for each token.</param>
/// <param name="NatsPerNote">The same for each note.</param>
/// <param name="NatsPerBar">The same for each bar.</param>
/// <param name="Perplexity">Among how many equally likely tokens a choice would be as hard.</param>
/// <param name="Accuracy">The share of tokens that were the likeliest ones; null where it is not measured.</param>
internal sealed record PredictionFacts(
    string By, double Nats, double NatsPerUnit, double MeanOfPieces, double NatsPerToken, double NatsPerNote, double NatsPerBar, double Perplexity, double? Accuracy)
{
    /// <summary>The facts of scored pieces.</summary>
    public static PredictionFacts Of(string by, IReadOnlyList<Likelihood> pieces, double? accuracy = null)
    {
        var sum = pieces.Aggregate(default(Likelihood), (one, other) => one + other);
        var units = HeldOutLikelihood.Of(pieces);
        return new PredictionFacts(
            by, sum.Nats, units.NatsPerUnit, units.MeanOfPieces, sum.NatsPerToken, sum.NatsPerNote, sum.NatsPerBar, sum.Perplexity, accuracy);
    }
}
