using System.Collections.Immutable;
using MusicRnn.Composing;
using MusicRnn.Evaluation.Statistics;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation.Ranking;

/// <summary>Ranks composed pieces, the best first.</summary>
public static class CandidateRanking
{
    // The nats a note of the pieces of one corpus differ by about a quarter of their mean.
    private const double DeviationOfNats = 0.25;

    // In a metric in which all pieces are the same, any difference would be infinitely many deviations.
    private const double LeastDeviation = 0.02;

    // Eight notes are two bars of eighths in 4/4, which tunes of one style may well share; each eight more are a step worse.
    private const double FreeCopiedNotes = 8;

    private static readonly ImmutableArray<string> OfSound =
        ["pitch range", "pitch classes used", "pitch entropy", "scale consistency", "polyphony", "empty-beat rate", "groove consistency", "notes a bar"];

    private static readonly ImmutableArray<string> OfForm = ["self-similarity", "repeated bars", "repeated sections"];

    /// <summary>The scores, the best first; of equal ones the one with the lower number. Throws <see cref="OperationCanceledException"/>.</summary>
    public static ImmutableArray<CandidateScore> Of(Model model, IReadOnlyList<Composition> compositions, WorkerTeam team, CancellationToken cancellation = default)
    {
        var nats = NatsPerUnitOf(model, compositions, team, cancellation);

        // Where a number of bars was asked for, all end there, and none is worse for it.
        var mayEnd = compositions.Any(composition => composition.Ending == CompositionEnding.ByNetwork);
        return [.. compositions
            .Select((composition, index) => ScoreOf(model, composition, nats[index], mayEnd))
            .OrderBy(score => score.Total).ThenBy(score => score.Composition.Number)];
    }

    private static CandidateScore ScoreOf(Model model, Composition composition, double? nats, bool mayEnd) => new(composition)
    {
        NatsPerUnit = nats,
        Likelihood = nats is { } found && model.Record.ValidationNatsPerUnit is { } usual and > 0 ? Bounded(Math.Abs(found - usual) / (DeviationOfNats * usual)) : null,
        Statistics = DistanceIn(OfSound, composition.Piece, model.Record.Metrics),
        Form = DistanceIn(OfForm, composition.Piece, model.Record.Metrics),
        Ending = mayEnd && composition.Ending != CompositionEnding.ByNetwork ? CandidateScore.Worst : EndsOnTonic(composition.Piece) is { } isHome ? (isHome ? 0 : 1) : null,
        Copying = composition.LongestCopy is { } run ? Bounded(Math.Max(0, run.Notes - FreeCopiedNotes) / FreeCopiedNotes) : null,
    };

    private static double?[] NatsPerUnitOf(Model model, IReadOnlyList<Composition> compositions, WorkerTeam team, CancellationToken cancellation)
    {
        var told = compositions.Select(composition => Told(model.Tokenizer, composition)).ToArray();
        var pieces = told.Index().Where(piece => piece.Item is not null).ToArray();
        var predicted = PredictedPiece.Of(model, [.. pieces.Select(piece => new SplitPiece("", piece.Item!, CorpusSide.Test, default))], team, cancellation: cancellation);
        var nats = new double?[compositions.Count];
        foreach (var (piece, prediction) in pieces.Zip(predicted))
        {
            nats[piece.Index] = double.IsFinite(prediction.Likelihood.NatsPerUnit) ? prediction.Likelihood.NatsPerUnit : null;
        }

        return nats;
    }

    private static int[]? Told(ITokenizer tokenizer, Composition composition)
    {
        try
        {
            return tokenizer is ITextTokenizer texts && composition.Text is { } text ? texts.EncodeText(text) : tokenizer.Encode(composition.Piece);
        }
        catch (TokenException)
        {
            // A text without music has no likelihood as a piece.
            return null;
        }
    }

    // The mean distance in deviations.
    private static double? DistanceIn(ImmutableArray<string> names, Piece piece, IReadOnlyList<MetricSpread>? spreads)
    {
        var distances = new List<double>();
        foreach (var metric in Metrics.All.Where(metric => names.Contains(metric.Name)))
        {
            if (spreads?.FirstOrDefault(each => each.Name == metric.Name) is { } spread && metric.Of(piece) is var value && double.IsFinite(value))
            {
                distances.Add(Bounded(Math.Abs(value - spread.Mean) / Math.Max(spread.Deviation, LeastDeviation * Math.Max(1, Math.Abs(spread.Mean)))));
            }
        }

        return distances.Count == 0 ? null : distances.Average();
    }

    private static bool? EndsOnTonic(Piece piece)
    {
        const int octave = 12;
        if (piece.Keys.IsEmpty)
        {
            return null;
        }

        var notes = piece.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes).ToArray();
        var end = notes.Select(note => note.End).DefaultIfEmpty().Max();
        int[] last = [.. notes.Where(note => note.End == end).Select(note => note.Pitch)];
        return last.Length == 0 ? null : last.Min() % octave == piece.Keys[^1].Key.Tonic;
    }

    private static double Bounded(double value) => Math.Min(CandidateScore.Worst, value);
}
