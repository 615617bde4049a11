using System.Collections.Immutable;
using System.CommandLine;
using MusicRnn.Audio;
using MusicRnn.Audio.MidiOut;
using MusicRnn.Audio.Playback;
using MusicRnn.Cli.Playing;
using MusicRnn.Cli.Rendering;
using MusicRnn.Notation;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn play FILE</c>: music through the loudspeaker, at once.</summary>
internal sealed class PlayCommand
{
    /// <summary>What most sound cards run at, so that nobody has to resample.</summary>
    public const int UsualRate = 48_000;

    private const double Day = 86_400;

    private readonly Argument<string?> _file = new("FILE") { Description = "A file of music; the pieces of a book one after another.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _output = new("--output") { Description = $"Where to: {string.Join(", ", AudioOutputs.All.Select(kind => kind.Name))}. Without it, the first that can be opened.", HelpName = "NAME" };
    private readonly Option<bool> _listOutputs = new("--list-outputs") { Description = "Tell which outputs there are, and which can be used here." };
    private readonly Option<string?> _midiOut = new("--midi-out") { Description = "Send MIDI messages to the port of this name, or the only one that has this in its name, instead of making sound.", HelpName = "NAME" };
    private readonly Option<bool> _listMidi = new("--list-midi") { Description = "Tell which MIDI ports there are." };
    private readonly Option<int?> _piece = AudioChoices.Piece("Of a book, play this piece only, counted from 1.");
    private readonly Option<double> _start = new Option<double>("--start") { Description = "Where to begin in the first piece.", HelpName = "SECONDS" }.InRange(0, Day);
    private readonly Option<double?> _duration = new Option<double?>("--duration") { Description = "After how long to stop; without it, at the end.", HelpName = "SECONDS" }.InRange(0.1, Day);
    private readonly Option<bool> _atOnce = new("--at-once") { Description = "Do not care how loud the piece becomes: softer or harder than 'render' makes it." };
    private readonly Option<bool> _asRendered = new("--as-rendered") { Description = "Listen to the whole piece beforehand, so that it is heard sample for sample as 'render' writes it. Without it, only the first 8 seconds, and the rest while it is played." };
    private readonly Option<int> _rate = AudioChoices.Rate(UsualRate);
    private readonly Option<double> _reverb = AudioChoices.Reverb();
    private readonly Option<double> _chorus = AudioChoices.Chorus();
    private readonly Option<string?> _soundFont = AudioChoices.SoundFont();
    private readonly Option<bool> _accompany = AudioChoices.Accompany();

    public static Command Create()
    {
        var play = new PlayCommand();
        var command = new Command("play", "Play music through the loudspeaker with the built-in synthesizer. Keys: space pauses, left and right go five seconds, home to the start, n and p to the next and previous piece, q ends.")
        {
            play._file, play._output, play._listOutputs, play._midiOut, play._listMidi, play._piece, play._start, play._duration, play._atOnce, play._asRendered, play._rate, play._reverb, play._chorus, play._soundFont, play._accompany,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(play._file) is null && !result.GetValue(play._listOutputs) && !result.GetValue(play._listMidi))
            {
                result.AddError("expected a FILE to play, or --list-outputs, or --list-midi.");
            }
        });
        command.SetAction(play.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        if (result.GetValue(_listOutputs))
        {
            ListOutputs();
            return 0;
        }

        if (result.GetValue(_listMidi))
        {
            ListMidi();
            return 0;
        }

        using var interrupt = new Interrupt();
        var path = result.GetValue(_file)!;
        var content = NotationFormats.Read(path);
        var pieces = PieceChoice.From(content, path, result.GetValue(_piece), result.GetValue(_accompany));
        foreach (var problem in content.Problems)
        {
            Terminal.Note($"{path}: {problem}");
        }

        ImmutableArray<(string Name, Music.Piece Piece)> named = [.. pieces.Select(each => (NameOf(each.Piece, each.Number, path, content.Pieces.Length), each.Piece))];
        if (result.GetValue(_midiOut) is { } port)
        {
            var playing = new MidiPlaying(() => MidiOutputs.Open(port), () => new SteadyClock(), PlayKeys.Next);
            playing.Play(named, result.GetValue(_start), result.GetValue(_duration), interrupt.Token);
            return 0;
        }

        var audio = new AudioOptions
        {
            SampleRate = result.GetValue(_rate),
            Reverb = (float)result.GetValue(_reverb),
            Chorus = (float)result.GetValue(_chorus),
            SoundFont = SoundFontChoice.Open(result.GetValue(_soundFont)),
        };
        var settings = new PlaySettings(audio, result.GetValue(_output), result.GetValue(_start), result.GetValue(_duration), result.GetValue(_atOnce), result.GetValue(_asRendered));
        new PlaySession(settings).Play(named, interrupt.Token);
        return 0;
    }

    private static string NameOf(Music.Piece piece, int number, string path, int count)
    {
        var file = count == 1 ? path : $"{path}#{number}";
        return piece.Title.Length == 0 ? file : $"{file} ({piece.Title})";
    }

    private static void ListMidi()
    {
        var ports = MidiOutputs.List();
        if (ports.IsEmpty)
        {
            Terminal.Say("There are no MIDI ports. Start a synthesizer first; on Linux it needs ALSA's sequencer or a JACK server.");
            return;
        }

        var table = new Table().AddColumn(new TableColumn("port").NoWrap()).AddColumn("through");
        foreach (var port in ports)
        {
            table.AddRow(Markup.Escape(port.Name), port.System);
        }

        Terminal.Results.Write(table);
    }

    // Each is opened for a moment, as only that tells whether it can be.
    private static void ListOutputs()
    {
        var table = new Table().AddColumn(new TableColumn("output").NoWrap()).AddColumn("reaches").AddColumn("here");
        foreach (var kind in AudioOutputs.All)
        {
            string here;
            try
            {
                kind.Open(UsualRate).Dispose();
                here = "can be used";
            }
            catch (AudioOutputException exception)
            {
                here = exception.Message;
            }

            table.AddRow(kind.Name, Markup.Escape(kind.Description), Markup.Escape(here));
        }

        Terminal.Results.Write(table);
    }
}
