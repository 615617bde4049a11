using System.Collections.Immutable;
using System.Globalization;
using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;
using Spectre.Console;

namespace MusicRnn.Cli.Evaluation;

/// <summary>How well a model of frames predicts pieces, as the literature on piano-rolls tells it.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Scored">Which pieces were scored: <c>validation</c>, <c>test</c> or <c>new</c>.</param>
/// <param name="Pieces">How many were.</param>
internal sealed record FrameEvaluation(string Model, string Scored, int Pieces)
{
    /// <summary>The convention in one sentence.</summary>
    public const string Protocol = "Frames 2 to T of each piece are scored, the first is given, its end is not scored; total over all frames divided by their number, and the mean of the pieces' means.";

    /// <summary>The frames that were scored.</summary>
    public required long Frames { get; init; }

    /// <summary>The count models, if there was something to count, then the network.</summary>
    public required ImmutableArray<FramePrediction> Predictions { get; init; }

    /// <summary>Each piece, in the order of their names.</summary>
    public required ImmutableArray<ScoredFrames> Files { get; init; }

    /// <summary>Has the model, and counts of the training pieces, predict pieces.</summary>
    public static FrameEvaluation Of(
        string path, Model model, string scored, IReadOnlyList<(string Name, int[] Tokens)> pieces, IReadOnlyList<int[]> training, WorkerTeam team, CancellationToken cancellation)
    {
        int[][] sequences = [.. pieces.Select(piece => piece.Tokens)];
        var scores = HeldOutLikelihood.PiecesOf(model, sequences, team, cancellation);
        var network = HeldOutLikelihood.Of(scores);
        var counts = training.Count == 0 ? null : FrameBaselines.Train((FrameTokenizer)model.Tokenizer, training);
        return new FrameEvaluation(path, scored, pieces.Count)
        {
            Frames = network.Units,
            Predictions =
            [
                .. counts?.Models.Select(baseline => FramePrediction.Of(baseline.Name, counts.LikelihoodOf(baseline, sequences))) ?? [],
                FramePrediction.Of("network", network),
            ],
            Files = [.. pieces.Zip(scores, (piece, score) => new ScoredFrames(piece.Name, score.Units, score.Nats))],
        };
    }

    /// <summary>Tells it in words and tables.</summary>
    public void Tell(bool ofEachFile)
    {
        Terminal.Say(FormattableString.Invariant($"Scored: {Wording.Count(Pieces, "piece")} ({Scored}) with {Frames:n0} frames."));
        if (ofEachFile)
        {
            var files = new Table().AddColumn("piece").AddColumn(new TableColumn("frames").RightAligned()).AddColumn(new TableColumn("network, nats a frame").RightAligned());
            foreach (var file in Files)
            {
                files.AddRow(Markup.Escape(file.Name), file.Frames.ToString(CultureInfo.InvariantCulture), Number(file.NetworkNats / file.Frames));
            }

            Terminal.Results.Write(files);
        }

        var table = new Table().AddColumn("predicted by").AddColumn(new TableColumn("nats a frame").RightAligned()).AddColumn(new TableColumn("mean of the pieces' means").RightAligned());
        foreach (var row in Predictions)
        {
            table.AddRow(row.By, Number(row.NatsPerFrame), Number(row.MeanOfPieces));
        }

        Terminal.Results.Write(table);
        Terminal.Say(Protocol);
    }

    private static string Number(double number) => double.IsFinite(number) ? number.ToString("f3", CultureInfo.InvariantCulture) : "-";
}
