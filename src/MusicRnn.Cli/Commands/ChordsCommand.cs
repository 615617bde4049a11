using System.CommandLine;
using System.Globalization;
using MusicRnn.Cli.Corpora;
using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn lab chords MODEL FOLDER</c>: what it is worth to tell a model chords.</summary>
internal sealed class ChordsCommand
{
    private const int DefaultSeed = 1;

    private readonly Argument<string> _model = new("MODEL") { Description = "A model of notes that has learned chords." };
    private readonly Argument<string> _folder = new("FOLDER") { Description = "The folder that it was trained on, of which the pieces held out are taken; or one with new music." };
    private readonly Option<int> _count = new Option<int>("--num-outputs", "-n") { Description = "How many pieces are composed to the chords of each, and as many without.", DefaultValueFactory = _ => 1, HelpName = "N" }.InRange(1, 10_000);
    private readonly Option<double> _temperature = SamplingChoices.Temperature();
    private readonly Option<double> _topP = SamplingChoices.TopP();
    private readonly Option<int?> _seed = CommonOptions.Seed($"Where chance begins (default {DefaultSeed}).");
    private readonly Option<int> _threads = CommonOptions.Threads();

    public static Command Create()
    {
        var chords = new ChordsCommand();
        var command = new Command("chords", "Measure what chords that are told are worth: the likelihood of held-out pieces with and without, and how well new melodies fit.")
        {
            chords._model, chords._folder, chords._count, chords._temperature, chords._topP, chords._seed, chords._threads,
        };
        command.SetAction(chords.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        using var team = new WorkerTeam(result.GetValue(_threads));
        var (path, folder) = (result.GetRequiredValue(_model), result.GetRequiredValue(_folder));
        var model = Model.Read(path);
        if (model.Controls is null or { Chords.Count: 0 })
        {
            throw new MusicRnnException($"{path}: expected a model that has learned chords, found one that has not. 'musicrnn train FOLDER' teaches them where the music has chord symbols.");
        }

        Piece[] pieces = [.. HeldOutMusic.In(folder, model, interrupt.Token).Select(each => each.Piece).Where(piece => ChordChart.Of(piece) is not null)];
        if (pieces.Length == 0)
        {
            throw new MusicRnnException($"{folder}: expected pieces with chord symbols that the model has not learned from, found none.");
        }

        var options = new ComposingOptions
        {
            Count = result.GetValue(_count),
            Seed = result.GetValue(_seed) ?? DefaultSeed,
            Sampling = new() { Temperature = result.GetValue(_temperature), TopP = result.GetValue(_topP) },
        };
        var trials = ShareProgress.Show("composing", progress => ChordTrial.Of(model, pieces, options, team, progress.Report, interrupt.Token));
        Tell(trials, options, model.Record.Unit);
        return 0;
    }

    private static void Tell(IReadOnlyList<ChordTrial> trials, ComposingOptions options, string unit)
    {
        var table = new Table().AddColumn(FormattableString.Invariant($"{trials.Count} held-out pieces, seed {options.Seed}"));
        table.AddColumns([.. ((string[])["chords not told", "chords told"]).Select(name => new TableColumn(name).RightAligned())]);
        table.AddRow($"nats a {unit} of these pieces", Nats(trials, trial => trial.NotTold), Nats(trials, trial => trial.Told));
        table.AddRow(
            FormattableString.Invariant($"melody notes on strong beats in the chord: {trials.Count * options.Count} new pieces to these chords"),
            Share(trials, trial => trial.Free), Share(trials, trial => trial.Asked));
        table.AddRow("the same: these pieces themselves", Share(trials, trial => trial.Own), "");
        Terminal.Results.Write(table);
    }

    private static string Nats(IReadOnlyList<ChordTrial> trials, Func<ChordTrial, Likelihood> of) =>
        (trials.Sum(trial => of(trial).Nats) / trials.Sum(trial => of(trial).Units)).ToString("f3", CultureInfo.InvariantCulture);

    private static string Share(IReadOnlyList<ChordTrial> trials, Func<ChordTrial, ChordTones> of)
    {
        var tones = trials.Select(of).Aggregate(ChordTones.Add);
        return string.Create(CultureInfo.InvariantCulture, $"{100 * tones.Share:f1} % of {tones.Notes}");
    }
}
