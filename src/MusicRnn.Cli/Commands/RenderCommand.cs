using System.CommandLine;
using System.Globalization;
using MusicRnn.Audio;
using MusicRnn.Cli.Conversion;
using MusicRnn.Cli.Rendering;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn render IN -o OUT.wav</c>: music into sound files, a file or a whole folder.</summary>
internal sealed class RenderCommand
{
    private readonly Argument<string> _input = new("IN") { Description = "A file of music, or a folder of them with all folders in it." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The .wav file to write, where the pieces of a book get numbers; or the folder for what is made of a folder, where each file keeps its path.", HelpName = "OUT", Required = true };
    private readonly Option<int> _bits = new("--bits") { Description = "16 (any player), 24 (studio programs) or 32 (floating point, unrounded) for each sample.", DefaultValueFactory = _ => 16, HelpName = "N" };
    private readonly Option<int> _rate = AudioChoices.Rate(AudioOptions.Default.SampleRate);
    private readonly Option<double> _reverb = AudioChoices.Reverb();
    private readonly Option<double> _chorus = AudioChoices.Chorus();
    private readonly Option<string?> _soundFont = AudioChoices.SoundFont();
    private readonly Option<int?> _piece = AudioChoices.Piece("Of a book, make sound of this piece only, counted from 1.");
    private readonly Option<bool> _accompany = AudioChoices.Accompany();
    private readonly Option<string?> _spectrogram = new("--spectrogram") { Description = "Draw the sound into this picture: its level, and its pitches over time.", HelpName = "FILE.png" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "When OUT is IN: write over files that were there before." };

    public static Command Create()
    {
        var render = new RenderCommand();
        render._bits.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var bits) && bits is not (16 or 24 or 32))
            {
                result.AddError($"--bits is {bits}: expected 16, 24 or 32.");
            }
        });
        var command = new Command("render", "Make sound files of music with the built-in synthesizer, as loud as they can be without clipping; a file or a whole folder. Of a folder, what can be rendered is, even if some of it cannot; the exit code is 1 then.")
        {
            render._input, render._output, render._bits, render._rate, render._reverb, render._chorus, render._soundFont, render._piece, render._accompany, render._spectrogram, render._overwrite,
        };
        command.SetAction(render.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        var (input, output) = (result.GetRequiredValue(_input), result.GetRequiredValue(_output));
        var settings = SettingsOf(result);
        if (!Directory.Exists(input))
        {
            RenderFile(input, output, settings, interrupt.Token);
            return 0;
        }

        if (File.Exists(output) || (!Directory.Exists(output) && IsSoundFile(output)))
        {
            throw new MusicRnnException($"{output}: expected the name of a folder, as {input} is a folder, found that of a file. Name a folder with --output.");
        }

        if (settings.Spectrogram is not null || settings.Piece is not null)
        {
            throw new MusicRnnException($"{input}: expected a file, as --spectrogram and --piece are for one piece, found a folder. Name a file in it.");
        }

        var plan = ConversionPlan.ForSound(input, output, FileRenderer.Extension, interrupt.Token);
        var renderer = new FileRenderer(settings, result.GetValue(_overwrite) ? new HashSet<string>() : plan.Inputs, plan.Outputs);
        return new FolderConversion(plan, input, output, "rendering").Run(conversion => renderer.Render(conversion, null, interrupt.Token), interrupt.Token) ? 0 : 1;
    }

    private RenderSettings SettingsOf(ParseResult result) => new(
        new AudioOptions
        {
            SampleRate = result.GetValue(_rate),
            Reverb = (float)result.GetValue(_reverb),
            Chorus = (float)result.GetValue(_chorus),
            SoundFont = SoundFontChoice.Open(result.GetValue(_soundFont)),
        },
        result.GetValue(_bits) switch
        {
            16 => WavSampleFormat.Pcm16,
            24 => WavSampleFormat.Pcm24,
            _ => WavSampleFormat.Floating32,
        },
        result.GetValue(_accompany),
        result.GetValue(_piece),
        result.GetValue(_spectrogram));

    private static void RenderFile(string input, string output, RenderSettings settings, CancellationToken stop)
    {
        var path = Directory.Exists(output) ? Path.Combine(output, Path.ChangeExtension(Path.GetFileName(input), FileRenderer.Extension)) : output;
        if (!IsSoundFile(path))
        {
            throw new MusicRnnException($"{path}: expected the name of a {FileRenderer.Extension} file, found '{Path.GetExtension(path)}'. Change the name; for notation, use 'musicrnn convert'.");
        }

        var renderer = new FileRenderer(settings, new HashSet<string>(), new HashSet<string>());
        var result = ShareProgress.Show("rendering", progress => renderer.Render(new Conversion.Conversion(input, path), progress, stop));
        if (result.Failure is { } failure)
        {
            throw new MusicRnnException(failure);
        }

        foreach (var problem in result.Problems)
        {
            Terminal.Note($"{input}: {problem}");
        }

        Terminal.Say(result.Written.Length == 1
            ? $"Wrote {result.Written[0]}."
            : $"Wrote {Wording.Count(result.Written.Length, "sound file")}, {result.Written[0]} to {result.Written[^1]}.");
        if (settings.Spectrogram is { } picture)
        {
            Terminal.Say($"Wrote {picture}.");
        }
    }

    private static bool IsSoundFile(string path) => Path.GetExtension(path).Equals(FileRenderer.Extension, StringComparison.OrdinalIgnoreCase);
}
