using System.CommandLine;
using System.Globalization;
using MusicRnn.Cli.Corpora;
using MusicRnn.Cli.Recipes;
using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn lab likelihood RECIPE</c>: reproduces a likelihood on a corpus that others have measured too.</summary>
internal sealed class LikelihoodCommand
{
    private const int DefaultSeed = 1;

    private readonly Argument<string> _recipe = new("RECIPE") { Description = "Which one." };
    private readonly Option<string> _data = new("--data") { Description = "The folder with the corpora; each recipe says which file it wants there.", Required = true, HelpName = "FOLDER" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The model file to write (by default RECIPE.mrnn).", HelpName = "MODEL" };
    private readonly Option<int?> _steps = new Option<int?>("--steps") { Description = "Train so many steps instead of the recipe's.", HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<bool> _validationOnly = new("--validation-only") { Description = "Do not read the test pieces: for trying things out." };
    private readonly Option<int?> _seed = CommonOptions.Seed($"Where chance begins (default {DefaultSeed}).");
    private readonly Option<int> _threads = CommonOptions.Threads();

    private LikelihoodCommand() => _recipe.AcceptOnlyFromAmong([.. LikelihoodRecipes.All.Select(recipe => recipe.Name)]);

    public static Command Create()
    {
        var likelihood = new LikelihoodCommand();
        var command = new Command("likelihood", "Train and measure as others have: nats a frame or a character on a given test split, beside published figures.")
        {
            likelihood._recipe, likelihood._data, likelihood._output, likelihood._steps, likelihood._validationOnly, likelihood._seed, likelihood._threads,
        };
        command.SetAction(likelihood.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        using var team = new WorkerTeam(result.GetValue(_threads));
        var recipe = LikelihoodRecipes.All.First(each => each.Name == result.GetRequiredValue(_recipe));
        var output = result.GetValue(_output) ?? recipe.Name + Model.Extension;
        ModelTraining.RequireWritable(output);
        var file = Path.Combine(result.GetRequiredValue(_data), recipe.File);
        var corpus = recipe.Read(file);
        var data = DataSheetOf(corpus, file);
        Terminal.Say($"{recipe.Name}: {corpus.Training.Length} pieces to learn from, {corpus.Validation.Length} to choose by, {corpus.Test.Length} to measure by; {corpus.Dropped.Length} left out, the same music as another one.");
        var seed = result.GetValue(_seed) ?? DefaultSeed;
        var run = TrainingRun.Begin(corpus, recipe.Plan(corpus.Tokenizer, seed), new TrainingLimits { Steps = result.GetValue(_steps) ?? recipe.Steps }, team);
        Terminal.Say(FormattableString.Invariant($"{run.Best.ParameterCount:n0} weights, {team.Count} threads, seed {seed}."));
        TrainingSummary? summary = null;
        var end = TrainingDisplay.Show(display => run.Continue(output, display.Report, latest => Save(run, corpus, data, summary = latest, output), interrupt.Token));
        if (end == TrainingEnd.Stopped)
        {
            Terminal.Say($"Stopped; the test pieces were not read. The model so far is in {output}.");
            return 0;
        }

        TellTraining(recipe, summary!);
        if (!result.GetValue(_validationOnly))
        {
            TellTest(recipe, Model.Read(output), corpus, team, interrupt.Token);
        }

        return 0;
    }

    private static void Save(TrainingRun run, Corpus corpus, DataSheet data, TrainingSummary summary, string output)
    {
        var record = new TrainingRecord
        {
            Options = run.Plan.Training,
            Unit = corpus.Tokenizer.Unit,
            Steps = summary.BestStep,
            Epochs = summary.Epochs,
            Seconds = summary.Seconds,
            ValidationNatsPerUnit = summary.BestValidationNatsPerUnit,
            Data = data,
        };
        new Model(corpus.Tokenizer, run.Best, record) { TrainingLog = summary.Log }.Write(output);
    }

    // The test side is on it, for evaluate to know that the split was given.
    private static DataSheet DataSheetOf(Corpus corpus, string file) => new()
    {
        Pieces = corpus.Training.Length + corpus.Validation.Length,
        Notes = corpus.Training.Concat(corpus.Validation).Sum(piece => (long)piece.NoteCount),
        Kept = 1,
        Files = GivenSplit.FilesOf(file),
    };

    private static void TellTraining(LikelihoodRecipe recipe, TrainingSummary summary) => Terminal.Say(FormattableString.Invariant(
        $"Trained {summary.Steps} steps, {summary.Epochs:f1} epochs, {TimeSpan.FromSeconds(summary.Seconds):h\\:mm\\:ss}; the best network is that of step {summary.BestStep}, validation {summary.BestValidationNatsPerUnit:f3} nats a {recipe.Unit}."));

    private static void TellTest(LikelihoodRecipe recipe, Model model, Corpus corpus, WorkerTeam team, CancellationToken cancellation)
    {
        var scored = PredictedPiece.Of(model, HeldOutPieces.Of(corpus, CorpusSide.Test).Scored, team, cancellation: cancellation);
        var test = HeldOutLikelihood.Of(scored.Select(piece => piece.Likelihood));
        var table = new Table().AddColumn("predicts the test pieces at").AddColumn(new TableColumn($"nats a {recipe.Unit}").RightAligned());
        foreach (var (who, nats) in recipe.Others)
        {
            table.AddRow(Markup.Escape(who), nats.ToString("f2", CultureInfo.InvariantCulture));
        }

        table.AddRow("this network", test.NatsPerUnit.ToString("f3", CultureInfo.InvariantCulture));
        table.AddRow("this network, mean of the pieces' means", test.MeanOfPieces.ToString("f3", CultureInfo.InvariantCulture));
        Terminal.Results.Write(table);
        Terminal.Say($"Protocol: {recipe.Protocol}");
    }
}
