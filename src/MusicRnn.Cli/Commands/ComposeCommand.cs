using System.CommandLine;
using MusicRnn.Audio;
using MusicRnn.Cli.Editing;
using MusicRnn.Cli.Playing;
using MusicRnn.Cli.Rendering;
using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn compose MODEL</c>: new pieces from a trained model.</summary>
internal sealed class ComposeCommand
{
    private const int UsualCount = 4;
    private const int UsualPrimerBars = 4;

    private readonly Argument<string> _model = new("MODEL") { Description = "The model file, made by train or demo." };
    private readonly Option<int> _count = new Option<int>("--num-outputs", "-n") { Description = "How many pieces.", DefaultValueFactory = _ => UsualCount, HelpName = "N" }.InRange(1, 1_000_000);
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder to write to.", DefaultValueFactory = _ => "output", HelpName = "FOLDER" };
    private readonly Option<double> _temperature = SamplingChoices.Temperature();
    private readonly Option<int> _topK = SamplingChoices.TopK();
    private readonly Option<double> _topP = SamplingChoices.TopP();
    private readonly Option<bool> _noGrammar = new("--no-grammar") { Description = "Let the network write what it will, sense or not; what is asked for is told to it, but not enforced." };
    private readonly NoteRuleOptions _noteRules = new();
    private readonly Option<int?> _seed = CommonOptions.Seed("Where chance begins: the same model and seed give the same bytes. Without it, one is drawn and told.");
    private readonly MusicChoices _music = new();
    private readonly Option<string?> _primer = new("--primer") { Description = "A file whose first bars each piece begins with.", HelpName = "FILE" };
    private readonly Option<int> _primerBars = new Option<int>("--primer-bars") { Description = "How many bars of it.", DefaultValueFactory = _ => UsualPrimerBars, HelpName = "N" }.InRange(0, 10_000);
    private readonly Option<bool> _wav = new("--wav") { Description = "Write each piece as sound too." };
    private readonly Option<bool> _play = new("--play") { Description = "Play the pieces through the loudspeaker as soon as they are written; the keys are those of 'musicrnn play'." };
    private readonly Option<string?> _soundFont = AudioChoices.SoundFont();
    private readonly Option<bool> _accompany = new("--accompany") { Description = "With --chords: play the chord symbols in --wav and --play." };
    private readonly Option<bool> _half = new("--half") { Description = "Round the weights to half their bits: faster for large models. The pieces are others than without it." };
    private readonly BestOf _bestOf = new();
    private readonly LikeChoice _like = new();
    private readonly Option<int> _threads = CommonOptions.Threads();
    private readonly EditingChoices _editing;

    private ComposeCommand() => _editing = new EditingChoices(_like, _music.Bars, [_bestOf.Option, _primer, _primerBars, .. _music.Others]);

    public static Command Create()
    {
        var compose = new ComposeCommand();
        var command = new Command("compose", "Compose new pieces with a model.")
        {
            compose._model, compose._count, compose._output, compose._temperature, compose._topK, compose._topP, compose._noGrammar, compose._seed,
            compose._primer, compose._primerBars, compose._wav, compose._play, compose._soundFont, compose._accompany, compose._half, compose._like.Option, compose._threads,
        };
        compose._music.AddTo(command);
        compose._noteRules.AddTo(command);
        compose._bestOf.AddTo(command, compose._count);
        compose._editing.AddTo(command);
        command.SetAction(compose.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        var path = result.GetRequiredValue(_model);
        var model = Model.Read(path);
        var earlier = _like.RecipeIn(result, model, path);
        var options = OptionsOf(result, earlier?.Settings ?? Usual(path));
        var bestOf = result.GetValue(_bestOf.Option);
        options = options with { Count = bestOf is null ? options.Count : result.ValueOr(_count, 1) };
        var output = result.GetRequiredValue(_output);
        var font = SoundFontChoice.Open(result.GetValue(_soundFont));
        using var team = new WorkerTeam(result.GetValue(_threads));
        var sound = result.GetValue(_wav) ? AudioOptions.Default with { SoundFont = font } : null;
        var request = _editing.RequestOf(result, earlier is not null, earlier?.Edit);
        var written = request is not null
            ? EditingRun.Write(model, request, options, output, sound, team, interrupt.Token)
            : ComposedFiles.Write(model, bestOf is null ? options : options with { Count = bestOf.Value }, output, sound, team, interrupt.Token, result.GetValue(_accompany), bestOf is null ? null : options.Count);
        var others = request is null ? ", --bars 16" : "";
        Terminal.Say($"Seed {options.Seed}; the same again: --seed {options.Seed}. Others: a new seed, --temperature 0.7 (tamer) or 1.1 (wilder){others}.");
        if (result.GetValue(_play))
        {
            new PlaySession(new PlaySettings(new AudioOptions { SampleRate = PlayCommand.UsualRate, SoundFont = font })).Play(result.GetValue(_accompany) ? [.. written.Select(each => (each.Path, Accompaniment.AddTo(each.Piece)))] : written, interrupt.Token);
        }

        return 0;
    }

    // What holds where neither the person nor a recipe says anything.
    private static ComposingOptions Usual(string path) => new()
    {
        Count = UsualCount,
        Seed = Random.Shared.Next(),
        Sampling = SamplingChoices.Usual,
        PrimerBars = UsualPrimerBars,
        Title = Path.GetFileNameWithoutExtension(path),
    };

    private ComposingOptions OptionsOf(ParseResult result, ComposingOptions start)
    {
        var options = _music.AddTo(start, result) with
        {
            Count = result.ValueOr(_count, start.Count),
            Seed = result.ValueOr(_seed, start.Seed)!.Value,
            Sampling = start.Sampling with
            {
                UsesGrammar = result.GetValue(_noGrammar) ? false : start.Sampling.UsesGrammar,
                Temperature = result.ValueOr(_temperature, start.Sampling.Temperature),
                TopK = result.ValueOr(_topK, start.Sampling.TopK),
                TopP = result.ValueOr(_topP, start.Sampling.TopP),
            },
            PrimerBars = result.ValueOr(_primerBars, start.PrimerBars),
            HalfWeights = result.ValueOr(_half, start.HalfWeights),
        };
        options = _noteRules.AddTo(options, result);
        return result.GetValue(_primer) is { } primer ? options with { Primer = ReadPrimer(primer), Given = null } : options;
    }

    private static Piece ReadPrimer(string path) =>
        NotationFormats.Read(path).Pieces.FirstOrDefault(piece => piece.NoteCount > 0)
        ?? throw new MusicRnnException($"{path}: a primer needs notes, and there are none in it.");
}
