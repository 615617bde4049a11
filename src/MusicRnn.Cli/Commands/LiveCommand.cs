using System.CommandLine;
using MusicRnn.Audio;
using MusicRnn.Audio.MidiOut;
using MusicRnn.Audio.Playback;
using MusicRnn.Cli.Live;
using MusicRnn.Cli.Rendering;
using MusicRnn.Composing;
using MusicRnn.Composing.Sampling;
using MusicRnn.Live;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn live MODEL</c>: music without end, composed while it is played.</summary>
internal sealed class LiveCommand
{
    private const double Day = 86_400;
    private const string OutputFolder = "output";

    private readonly Argument<string?> _model = new("MODEL") { Description = $"The model file, made by train or demo. Without it, the newest here or in {OutputFolder}.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _output = new("--output") { Description = $"Where to: {string.Join(", ", AudioOutputs.All.Select(kind => kind.Name))}. Without it, the first that can be opened.", HelpName = "NAME" };
    private readonly Option<string?> _midiOut = new("--midi-out") { Description = "Send MIDI messages to the port of this name instead of making sound; 'musicrnn play --list-midi' tells which there are.", HelpName = "NAME" };
    private readonly Option<double?> _duration = new Option<double?>("--duration") { Description = "After how long to end; without it, by the key q.", HelpName = "SECONDS" }.InRange(0.1, Day);
    private readonly Option<string?> _record = new("--record") { Description = "Write what is heard, sample for sample, to this file too.", HelpName = "FILE.wav" };
    private readonly Option<string?> _save = new("--save") { Description = $"Where everything that was played is saved; without it, {OutputFolder}/MODEL-live-SEED.mid.", HelpName = "FILE.mid" };
    private readonly Option<double> _temperature = SamplingChoices.Temperature();
    private readonly Option<int> _topK = SamplingChoices.TopK();
    private readonly Option<double> _topP = SamplingChoices.TopP();
    private readonly Option<int?> _seed = CommonOptions.Seed("Where chance begins: the same model and seed give the same music as long as no key is pressed. Without it, one is drawn and told.");
    private readonly Option<string?> _style = new("--style") { Description = "The style to begin with, one that the model has learned.", HelpName = "NAME" };
    private readonly Option<double?> _qpm = new Option<double?>("--qpm") { Description = "The tempo, in quarter notes a minute.", HelpName = "X" }.InRange(10, 1000);
    private readonly Option<int> _bars = new Option<int>("--bars") { Description = "After how many bars a piece ends in any case, and the next begins.", DefaultValueFactory = _ => 64, HelpName = "N" }.InRange(2, 1000);
    private readonly Option<int> _ahead = new Option<int>("--ahead") { Description = "How many bars are ready beyond the one that is heard.", DefaultValueFactory = _ => 4, HelpName = "N" }.InRange(1, 64);
    private readonly Option<bool> _half = new("--half") { Description = "Round the weights to half their bits: faster for large models." };
    private readonly Option<double> _reverb = AudioChoices.Reverb();
    private readonly Option<string?> _soundFont = AudioChoices.SoundFont();

    public static Command Create()
    {
        var live = new LiveCommand();
        var command = new Command("live", $"Compose and play without end. Keys, heard from the next bar on:{Environment.NewLine}{string.Join(Environment.NewLine, LiveKeys.Help)}")
        {
            live._model, live._output, live._midiOut, live._duration, live._record, live._save, live._temperature, live._topK, live._topP, live._seed, live._style, live._qpm,
            live._bars, live._ahead, live._half, live._reverb, live._soundFont,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(live._midiOut) is not null && (result.GetValue(live._record) ?? result.GetValue(live._output) ?? result.GetValue(live._soundFont)) is not null)
            {
                result.AddError("--midi-out makes no sound, so that none of --record, --output and --soundfont goes with it.");
            }
        });
        command.SetAction(live.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        var path = result.GetValue(_model) ?? NewestModel();
        var seed = result.GetValue(_seed) ?? Random.Shared.Next();
        var name = Path.GetFileNameWithoutExtension(path);
        var save = result.GetValue(_save) ?? Path.Combine(OutputFolder, FormattableString.Invariant($"{name}-live-{seed}.mid"));
        var settings = new LiveSettings(name, save, result.GetValue(_duration), PlayCommand.UsualRate);
        var composer = new LiveComposer(Model.Read(path), new LiveComposingOptions
        {
            Seed = seed,
            Sampling = new SamplingOptions { TopK = result.GetValue(_topK), TopP = result.GetValue(_topP) },
            BarsInPiece = result.GetValue(_bars),
            QuartersPerMinute = result.GetValue(_qpm),
            HalfWeights = result.GetValue(_half),
        });
        var controls = new LiveControls { Temperature = result.GetValue(_temperature), Style = KnownStyle(result.GetValue(_style), composer) };
        var sound = result.GetValue(_midiOut) is null
            ? new AudioOptions { Reverb = (float)result.GetValue(_reverb), SoundFont = SoundFontChoice.Open(result.GetValue(_soundFont)) }
            : null;
        using var session = new LiveSession(composer, controls, settings.SampleRate, sound, result.GetValue(_ahead));
        var playing = new LivePlaying(settings, session, new LiveDesk(session, composer.HasDensity, composer.Styles), LiveKeys.Next);
        Play(result, path, seed, session, playing, interrupt.Token);
        Terminal.Say($"Seed {seed}. Hear it again: musicrnn play {save}");
        return 0;
    }

    private static string? KnownStyle(string? style, LiveComposer composer) => style is null || composer.Styles.Contains(style.Trim().ToLowerInvariant())
        ? style?.Trim().ToLowerInvariant()
        : throw new MusicRnnException(composer.Styles.Count == 0
            ? $"the style {style} was not learned, nor any other. Leave --style out."
            : $"the style {style} was not learned. The model knows: {string.Join(", ", composer.Styles)}.");

    // The output is opened first: without one, nobody has to wait for music.
    private void Play(ParseResult result, string path, int seed, LiveSession session, LivePlaying playing, CancellationToken stop)
    {
        if (result.GetValue(_midiOut) is { } port)
        {
            var midi = MidiOutputs.Open(port);
            StartOrDispose(session, midi, stop);
            Terminal.Note($"Playing live from {path} to the MIDI port '{port}', seed {seed}; {LiveKeys.Legend}.");
            playing.Play(midi, new SteadyClock(), stop);
            return;
        }

        var (kind, output) = AudioOutputs.Open(result.GetValue(_output), PlayCommand.UsualRate);
        StartOrDispose(session, output, stop);
        var recorded = result.GetValue(_record) is { } file ? new RecordedOutput(output, file) : null;
        Terminal.Note($"Playing live from {path} through {kind.Name}, seed {seed}; {LiveKeys.Legend}.");
        try
        {
            playing.Play(recorded ?? output, stop);
        }
        finally
        {
            recorded?.Dispose();
        }

        if (recorded?.Failure is { } failure)
        {
            throw failure;
        }

        if (recorded is not null)
        {
            Terminal.Say($"Wrote {result.GetValue(_record)}.");
        }
    }

    private static void StartOrDispose(LiveSession session, IDisposable output, CancellationToken stop)
    {
        try
        {
            session.Start(stop);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    private static string NewestModel() =>
        ((string[])[".", OutputFolder]).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Model.Extension))
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .FirstOrDefault()
        ?? throw new MusicRnnException($"expected a model file here or in {OutputFolder}, found none. Make one with 'musicrnn demo' (a minute), or name one: musicrnn live MODEL{Model.Extension}");
}
