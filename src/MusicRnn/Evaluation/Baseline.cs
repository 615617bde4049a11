namespace MusicRnn.Evaluation;

/// <summary>A model that is simpler than a recurrent network, to be set beside one.</summary>
/// <param name="Name">What it is, as it stands in tables: <c>Kneser-Ney 7-gram</c>.</param>
/// <param name="Model">The model.</param>
public sealed record Baseline(string Name, SequenceModel Model)
{
    /// <summary>What the model reads of a sequence of a tokenizer's tokens: the tokens themselves if not given.</summary>
    internal Func<int[], int[]> Reading { get; init; } = tokens => tokens;

    /// <summary>The negative log-likelihood of a sequence of a tokenizer's tokens, of which the first is given: the first token, or the first frame.</summary>
    public double NatsOf(int[] tokens) => Model.NatsOf(Reading(tokens));
}
