using System.Collections.Immutable;
using MusicRnn.Evaluation;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Evaluation;

/// <summary>How well a model predicts pieces that it has not learned from, beside the baselines.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Scored">Which pieces were scored: <c>validation</c> (the network was chosen by them), <c>test</c> or <c>new</c>.</param>
/// <param name="Pieces">How many were.</param>
/// <param name="LeftOut">How many were left out because the model learned from them, or may have.</param>
internal sealed record EvaluationFacts(string Model, string Scored, int Pieces, int LeftOut)
{
    /// <summary>What likelihoods are told by: <c>note</c>, <c>frame</c> or <c>character</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>How many of them were scored.</summary>
    public required long Units { get; init; }

    /// <summary>The tokens that were scored: all but the first of each piece; of frames all but the first frame and the end.</summary>
    public required long Tokens { get; init; }

    /// <summary>The notes that they tell.</summary>
    public required long Notes { get; init; }

    /// <summary>The bars that they begin.</summary>
    public required long Bars { get; init; }

    /// <summary>The pieces that the baselines were trained on; 0 if there were none.</summary>
    public required int BaselinesLearnedFrom { get; init; }

    /// <summary>The pieces that were passed over, and why.</summary>
    public required ImmutableArray<DroppedPiece> Dropped { get; init; }

    /// <summary>The baselines from the simplest on, then the network.</summary>
    public required ImmutableArray<PredictionFacts> Predictions { get; init; }

    /// <summary>The best of the baselines; null if there is none.</summary>
    public required string? BestBaseline { get; init; }

    /// <summary>Each piece, in the order of their names.</summary>
    public required ImmutableArray<ScoredPieceFacts> Files { get; init; }

    /// <summary>What was found out.</summary>
    /// <param name="model">The model file.</param>
    /// <param name="pieces">The pieces, of which some were scored.</param>
    /// <param name="predicted">How the network predicted those.</param>
    /// <param name="baselines">What is set beside it.</param>
    /// <param name="baselinesLearnedFrom">How many pieces the baselines were trained on.</param>
    /// <param name="tokenizer">What made the tokens.</param>
    public static EvaluationFacts Of(
        string model, HeldOutPieces pieces, IReadOnlyList<PredictedPiece> predicted, IReadOnlyList<Baseline> baselines, int baselinesLearnedFrom, ITokenizer tokenizer)
    {
        int[][] sequences = [.. pieces.Scored.Select(piece => piece.Tokens)];
        Likelihood[] network = [.. predicted.Select(piece => piece.Likelihood)];
        var sum = network.Aggregate(default(Likelihood), (one, other) => one + other);
        var scored = baselines.Select(baseline => (baseline.Name, Pieces: ScoredBy(baseline))).ToArray();
        var best = scored.Length == 0 ? default : scored.MinBy(baseline => baseline.Pieces.Sum(piece => piece.Nats));
        return new EvaluationFacts(model, pieces.ScoredSide?.ToString().ToLowerInvariant() ?? "new", pieces.Scored.Length, pieces.Training.Length)
        {
            Unit = tokenizer.Unit,
            Units = sum.Units,
            Tokens = sum.Tokens,
            Notes = sum.Notes,
            Bars = sum.Bars,
            BaselinesLearnedFrom = baselinesLearnedFrom,
            Dropped = pieces.Dropped,
            Predictions =
            [
                .. scored.Select(baseline => PredictionFacts.Of(baseline.Name, baseline.Pieces)),
                PredictionFacts.Of("network", network, (double)predicted.Sum(piece => piece.Foreseen) / sum.Tokens),
            ],
            BestBaseline = best.Name,
            Files = [.. predicted.Select((piece, place) => FactsOf(piece, best.Pieces?[place].Nats))],
        };

        // What is scored is the same for all; only the probabilities differ.
        Likelihood[] ScoredBy(Baseline baseline) => [.. network.Zip(sequences, (piece, sequence) => piece with { Nats = baseline.NatsOf(sequence) })];
    }

    private static ScoredPieceFacts FactsOf(PredictedPiece piece, double? baselineNats)
    {
        var likelihood = piece.Likelihood;
        return new ScoredPieceFacts(
            piece.Name, likelihood.Tokens, likelihood.Units, likelihood.Notes, likelihood.Bars, likelihood.Nats, baselineNats, (double)piece.Foreseen / likelihood.Tokens);
    }
}
