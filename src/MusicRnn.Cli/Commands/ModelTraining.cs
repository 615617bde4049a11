using MusicRnn.Cli.Corpora;
using MusicRnn.Composing;
using MusicRnn.Composing.Novelty;
using MusicRnn.Evaluation;
using MusicRnn.Evaluation.Ranking;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary>From the files of a folder to a model file: what <c>train</c> and <c>demo</c> have in common.</summary>
internal sealed class ModelTraining
{
    private readonly TrainingMusic _music;
    private readonly Likelihood _bigram;

    /// <summary>Prepares to train on music.</summary>
    public ModelTraining(TrainingMusic music)
    {
        _music = music;
        _bigram = Likelihood.Of(
            WittenBellModel.Bigram(Corpus.Training.Select(piece => piece.Sequence()), Corpus.Tokenizer.Vocabulary.Count),
            Corpus.Validation.Select(piece => piece.Sequence()),
            Corpus.Tokenizer);
    }

    /// <summary>The music as tokens, with its split.</summary>
    public Corpus Corpus => _music.Corpus;

    /// <summary>Fails before the work where its result could not be written. Throws <see cref="MusicRnnException"/>.</summary>
    public static void RequireWritable(string output)
    {
        if (Directory.Exists(output))
        {
            throw new MusicRnnException($"{output}: expected the name of a model file, found a folder. Name a file in it: {Path.Combine(output, "model.mrnn")}");
        }

        var probe = output + ".probe";
        AtomicFile.Write(probe, _ => { });
        File.Delete(probe);
    }

    /// <summary>Trains by a plan, or goes on with the run that was stopped if there is none, and writes the best model.</summary>
    public TrainingEnd Run(TrainingPlan? plan, TrainingLimits limits, string output, WorkerTeam team, CancellationToken stop, double? secondsBetweenCheckpoints = null)
    {
        var run = plan is null ? TrainingRun.Resume(output, Corpus, limits, team) : TrainingRun.Begin(Corpus, plan, limits, team);
        run.SecondsBetweenCheckpoints = secondsBetweenCheckpoints ?? run.SecondsBetweenCheckpoints;
        var network = run.Plan.Network;
        Terminal.Say(FormattableString.Invariant(
            $"Network: {network.Layers} x {network.HiddenSize} {network.Cell}, {run.Best.ParameterCount:n0} weights, {team.Count} threads. A bigram count model predicts the validation pieces at {_bigram.NatsPerUnit:f3} nats a {Corpus.Tokenizer.Unit}."));
        var novelty = IndexOfTraining(stop);
        var metrics = CorpusMetrics.Of(Corpus, stop);
        TrainingSummary? summary = null;
        var end = TrainingDisplay.Show(display => run.Continue(
            output,
            display.Report,
            latest =>
            {
                summary = latest;
                ToModel(run, latest, novelty, metrics).Write(output);
            },
            stop));
        Tell(summary!, output);
        return end;
    }

    // Before the run, whose time is for learning.
    private NoveltyIndex IndexOfTraining(CancellationToken stop)
    {
        var index = NoveltyIndex.Of(Corpus, stop);
        if (index.LeftOut > 0)
        {
            Terminal.Note(FormattableString.Invariant($"The model will know {index.PieceCount:n0} pieces when it tells what is copied; {index.LeftOut:n0} more would make its file too large."));
        }

        return index;
    }

    private Model ToModel(TrainingRun run, TrainingSummary summary, NoveltyIndex novelty, IReadOnlyList<MetricSpread> metrics)
    {
        var record = new TrainingRecord
        {
            Options = run.Plan.Training,
            Unit = Corpus.Tokenizer.Unit,
            Steps = summary.BestStep,
            Epochs = summary.Epochs,
            Seconds = summary.Seconds,
            ValidationNatsPerUnit = summary.BestValidationNatsPerUnit,
            BigramNatsPerUnit = _bigram.NatsPerUnit,
            Metrics = metrics,
            Data = new DataSheet
            {
                Pieces = Corpus.Training.Length + Corpus.Validation.Length,
                Notes = Corpus.Training.Concat(Corpus.Validation).Sum(piece => (long)piece.NoteCount),
                Kept = _music.Kept,
                Mended = _music.Mended,
                Dropped = _music.Dropped,
                Files = _music.Files,
            },
        };
        return new Model(Corpus.Tokenizer, run.Best, record, run.Plan.Controls) { TrainingLog = summary.Log, Novelty = novelty };
    }

    private void Tell(TrainingSummary summary, string output)
    {
        var why = summary.End switch
        {
            TrainingEnd.NoImprovement => "validation no longer improved",
            TrainingEnd.Stopped => "stopped",
            _ => "the limit was reached",
        };
        Terminal.Say(FormattableString.Invariant(
            $"Trained {summary.Steps} steps, {summary.Epochs:f1} epochs, {TimeSpan.FromSeconds(summary.Seconds):h\\:mm\\:ss} ({why}); the best network is that of step {summary.BestStep}."));
        var table = new Table().AddColumn("predicts the validation pieces at").AddColumn(new TableColumn($"nats a {Corpus.Tokenizer.Unit}").RightAligned());
        table.AddRow("bigram count model", FormattableString.Invariant($"{_bigram.NatsPerUnit:f3}"));
        table.AddRow("network", FormattableString.Invariant($"{summary.BestValidationNatsPerUnit:f3}"));
        Terminal.Results.Write(table);
        Terminal.Say($"Wrote {output} (and {output}.checkpoint, from which --resume goes on).");
    }
}
