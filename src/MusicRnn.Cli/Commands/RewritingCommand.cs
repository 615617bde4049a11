using System.CommandLine;
using System.Globalization;
using MusicRnn.Cli.Corpora;
using MusicRnn.Composing;
using MusicRnn.Composing.Editing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn lab rewrite MODEL FOLDER</c>: whether rewritten bars fit between both sides better than bars that are drawn forward alone.</summary>
internal sealed class RewritingCommand
{
    private const int DefaultSeed = 1;
    private const int FewestForAnError = 2;

    private readonly Argument<string> _model = new("MODEL") { Description = "A model of notes, frames or ABC text." };
    private readonly Argument<string> _folder = new("FOLDER") { Description = "The folder that it was trained on, of which the pieces held out are taken; or one with new music." };
    private readonly Option<int> _pieces = new Option<int>("--pieces") { Description = "How many pieces.", DefaultValueFactory = _ => 50, HelpName = "N" }.InRange(FewestForAnError, 1_000_000);
    private readonly Option<int> _fromBar = new Option<int>("--from-bar") { Description = "The first bar to rewrite.", DefaultValueFactory = _ => 5, HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<int> _toBar = new Option<int>("--to-bar") { Description = "The last bar to rewrite.", DefaultValueFactory = _ => 8, HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<int> _candidates = new Option<int>("--candidates") { Description = "Candidates for each piece, and forward draws.", DefaultValueFactory = _ => EditingOptions.DefaultCandidates, HelpName = "N" }.InRange(1, 4096);
    private readonly Option<int> _sweeps = new Option<int>("--sweeps") { Description = "How often each new bar is drawn once more.", DefaultValueFactory = _ => EditingOptions.DefaultSweeps, HelpName = "N" }.InRange(0, 100);
    private readonly Option<int?> _seed = CommonOptions.Seed($"Where chance begins (default {DefaultSeed}).");
    private readonly Option<int> _threads = CommonOptions.Threads();

    public static Command Create()
    {
        var rewriting = new RewritingCommand();
        var command = new Command("rewrite", "Rewrite bars of held-out pieces and measure how likely the model holds them with what follows, beside bars drawn forward alone.")
        {
            rewriting._model, rewriting._folder, rewriting._pieces, rewriting._fromBar, rewriting._toBar, rewriting._candidates, rewriting._sweeps, rewriting._seed, rewriting._threads,
        };
        command.SetAction(rewriting.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        using var team = new WorkerTeam(result.GetValue(_threads));
        var model = Model.Read(result.GetRequiredValue(_model));
        var bars = (result.GetValue(_fromBar), result.GetValue(_toBar));
        var options = new EditingOptions { Seed = result.GetValue(_seed) ?? DefaultSeed, Candidates = result.GetValue(_candidates), Sweeps = result.GetValue(_sweeps) };
        var heldOut = HeldOutMusic.In(result.GetRequiredValue(_folder), model, interrupt.Token);
        var chosen = Choose(heldOut, piece => Lasts(piece, bars, model), bars.Item2, result.GetValue(_pieces), result.GetRequiredValue(_folder));
        var trials = ShareProgress.Show("rewriting", progress => chosen.Select((piece, index) =>
        {
            progress.Report((double)index / chosen.Count);
            return RewritingTrial.Of(model, piece.Piece, bars, options, team, piece.Text, interrupt.Token);
        }).ToArray());
        Tell(trials, bars, options);
        return 0;
    }

    private static bool Lasts((Piece Piece, string? Text) piece, (int From, int To) bars, Model model) => piece.Text is null
        ? Bars.Of(piece.Piece).Count() > bars.To + 1
        : RewritingTrial.IsPossible(model, piece.Piece, (bars.From, bars.To + 1), piece.Text);

    // Evenly among the names, so that no book is left out.
    private static List<(Piece Piece, string? Text)> Choose(
        List<(Piece Piece, string? Text)> heldOut, Func<(Piece Piece, string? Text), bool> lasts, int lastBar, int count, string folder)
    {
        var lasting = heldOut.Where(lasts).ToArray();
        return lasting.Length >= count
            ? [.. Enumerable.Range(0, count).Select(index => lasting[(int)((long)index * lasting.Length / count)])]
            : throw new MusicRnnException(
                $"{folder}: expected {count} pieces that the model has not learned from, with more than {lastBar} bars; found {lasting.Length} among {heldOut.Count} held out. Ask for fewer with --pieces.");
    }

    private static void Tell(RewritingTrial[] trials, (int From, int To) bars, EditingOptions options)
    {
        Terminal.Say(FormattableString.Invariant(
            $"{trials.Length} held-out pieces, bars {bars.From} to {bars.To} new, {options.Candidates} candidates, {Wording.Count(options.Sweeps, "sweep")}, seed {options.Seed}: log p(bars, what follows | what precedes), nats a piece."));
        var table = new Table().AddColumn("bars").AddColumn(new TableColumn("mean").RightAligned());
        table.AddRow("drawn forward alone", Number(trials.Average(trial => trial.Forward)));
        table.AddRow("rewritten between both sides", Number(trials.Average(trial => trial.Rewritten)));
        table.AddRow("as the piece has them", Number(trials.Average(trial => trial.Original)));
        Terminal.Results.Write(table);
        double[] gains = [.. trials.Select(trial => trial.Rewritten - trial.Forward)];
        Terminal.Say(FormattableString.Invariant(
            $"Rewritten above forward: {gains.Average():f2}, standard error {StandardErrorOf(gains):f2}; above in {gains.Count(gain => gain > 0)} of {gains.Length} pieces."));
    }

    private static string Number(double value) => value.ToString("f2", CultureInfo.InvariantCulture);

    private static double StandardErrorOf(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }
}
