using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;
using MusicRnn.Notation.Midi;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn lab grammar MODEL</c>: how much of what a model composes is good notation and what was asked for, on its own and with the grammar.</summary>
internal sealed class GrammarCommand
{
    private const int DefaultSeed = 1;

    // A network on its own may never come to an end.
    private const int MostTokens = 8000;

    private readonly Argument<string> _model = new("MODEL") { Description = "The model file, made by train or demo." };
    private readonly Option<int> _count = new Option<int>("--num-outputs", "-n") { Description = "How many pieces of each.", DefaultValueFactory = _ => 1000, HelpName = "N" }.InRange(1, 1_000_000);
    private readonly Option<string?> _output = new("--output", "-o") { Description = "A folder to write the pieces to, in the folders free and grammar.", HelpName = "FOLDER" };
    private readonly Option<double> _temperature = SamplingChoices.Temperature();
    private readonly Option<double> _topP = SamplingChoices.TopP();
    private readonly Option<double> _minP = SamplingChoices.MinP();
    private readonly Option<double> _repetitionPenalty = SamplingChoices.RepetitionPenalty();
    private readonly Option<int?> _maxCopy = new Option<int?>("--max-copy") { Description = "With the grammar, also allow no copied run of more notes.", HelpName = "N" }.InRange(2, 10_000);
    private readonly Option<int?> _seed = CommonOptions.Seed($"Where chance begins (default {DefaultSeed}).");
    private readonly MusicChoices _music = new();
    private readonly Option<int> _threads = CommonOptions.Threads();

    public static Command Create()
    {
        var grammar = new GrammarCommand();
        var command = new Command("grammar", "Compose pieces with the network on its own and with the grammar, and count which are good notation and what was asked for.")
        {
            grammar._model, grammar._count, grammar._output, grammar._temperature, grammar._topP, grammar._minP, grammar._repetitionPenalty, grammar._maxCopy, grammar._seed, grammar._threads,
        };
        grammar._music.AddTo(command);
        command.SetAction(grammar.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        using var team = new WorkerTeam(result.GetValue(_threads));
        var path = result.GetRequiredValue(_model);
        var composer = new Composer(Model.Read(path), team);
        var options = _music.AddTo(
            new ComposingOptions
            {
                Count = result.GetValue(_count),
                Seed = result.GetValue(_seed) ?? DefaultSeed,
                Sampling = new() { Temperature = result.GetValue(_temperature), TopP = result.GetValue(_topP), MinP = result.GetValue(_minP), RepetitionPenalty = result.GetValue(_repetitionPenalty) },
                MaximumTokens = MostTokens,
                Title = Path.GetFileNameWithoutExtension(path),
            },
            result);
        var table = new Table().AddColumn(FormattableString.Invariant($"{options.Count} pieces, seed {options.Seed}")).AddColumn(new TableColumn("on its own").RightAligned()).AddColumn(new TableColumn("with the grammar").RightAligned());
        var free = Compose(composer, options with { Sampling = options.Sampling with { UsesGrammar = false } }, "free", result.GetValue(_output), interrupt.Token);
        var locked = Compose(composer, options with { MaxCopy = result.GetValue(_maxCopy) }, "grammar", result.GetValue(_output), interrupt.Token);
        foreach (var ((name, ofFree), (_, ofLocked)) in free.Zip(locked))
        {
            table.AddRow(name, ofFree, ofLocked);
        }

        Terminal.Results.Write(table);
        return 0;
    }

    private static List<(string Name, string Value)> Compose(Composer composer, ComposingOptions options, string name, string? folder, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var pieces = ShareProgress.Show(name, progress => composer.Compose(options, each => progress.Report(each.Fraction), stop));
        var seconds = clock.Elapsed.TotalSeconds;
        if (folder is not null)
        {
            Write(pieces, Path.Combine(folder, name), stop);
        }

        Obedience[] looked = [.. pieces.AsParallel().AsOrdered().Select(piece => LookAt(piece, options))];
        var rows = new List<(string Name, string Value)>
        {
            ("come to an end", Share(pieces.Count(piece => piece.Ending != CompositionEnding.AtTokenLimit), pieces.Count)),
            ("every token makes sense where it stands", Share(looked.Count(each => each.MakesSense), looked.Length)),
            ("have notes, and all signs of a text make sense to a reader", Share(looked.Count(each => each.IsWellFormed), looked.Length)),
            ("have besides no bar that is short or too full", Share(looked.Count(each => each.IsFlawless), looked.Length)),
            ("bars that are full", Share(looked.Sum(each => each.FullBars), looked.Sum(each => each.Bars))),
        };
        Add(options.Meter is not null, "have the meter asked for", each => each.HasMeter);
        Add(options.Key is not null, "have the key asked for", each => each.HasKey);
        Add(options.Bars is not null || options.Form is not null, "have the number of bars asked for", each => each.HasBars);
        Add(options.Form is not null, "have the form asked for", each => each.HasForm);
        if (pieces.All(piece => piece.LongestCopy is not null))
        {
            rows.Add(("longest copied run, notes: mean, most", string.Create(CultureInfo.InvariantCulture, $"{pieces.Average(piece => piece.LongestCopy!.Notes):f1}, {pieces.Max(piece => piece.LongestCopy!.Notes)}")));
        }

        rows.Add(("bars a piece", string.Create(CultureInfo.InvariantCulture, $"{looked.Average(each => each.Bars):f1}")));
        rows.Add(("seconds for all", string.Create(CultureInfo.InvariantCulture, $"{seconds:f1}")));
        return rows;

        void Add(bool isAsked, string row, Func<Obedience, bool> holds)
        {
            if (isAsked)
            {
                rows.Add((row, Share(looked.Count(holds), looked.Length)));
            }
        }
    }

    private static Obedience LookAt(Composition piece, ComposingOptions options)
    {
        var text = piece.Text is { } written ? AbcText.SoundnessOf(written) : new AbcSoundness(IsWellFormed: true, HasFullBars: true);
        return Obedience.Of(piece, options, text.IsWellFormed, text.HasFullBars);
    }

    private static void Write(IReadOnlyList<Composition> pieces, string folder, CancellationToken stop)
    {
        foreach (var piece in pieces)
        {
            stop.ThrowIfCancellationRequested();
            var name = Path.Combine(folder, piece.Number.ToString("d6", CultureInfo.InvariantCulture));
            AtomicFile.Write(name + ".mid", stream => new MidiFormat().Write(piece.Piece, stream));
            if (piece.Text is { } text)
            {
                AtomicFile.Write(name + ".abc", stream => stream.Write(Encoding.UTF8.GetBytes(text + "\n")));
            }
        }
    }

    private static string Share(long part, long all) => all == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / all:f2} %");
}
