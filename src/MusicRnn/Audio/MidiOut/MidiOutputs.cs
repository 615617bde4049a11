using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MusicRnn.Audio.MidiOut;

/// <summary>The ports that take MIDI messages, through RtMidi's library where it is installed.</summary>
public static unsafe class MidiOutputs
{
    /// <summary>What other programs see this one as.</summary>
    internal const string ClientName = "MusicRnn";

    private const int MostApis = 16;
    private const int LongestName = 512;
    private const string AlsaDevice = "/dev/snd/seq";

    // By their numbers in RtMidi; those that are missing here are for tests, or for web pages.
    private static readonly ImmutableDictionary<int, string> Systems = ImmutableDictionary<int, string>.Empty.Add(1, "CoreMIDI").Add(RtMidi.Alsa, "ALSA").Add(RtMidi.Jack, "JACK").Add(4, "Windows");

    /// <summary>All ports there are. Throws <see cref="MidiOutputException"/> if the library is not installed.</summary>
    public static ImmutableArray<MidiPort> List()
    {
        try
        {
            var ports = ImmutableArray.CreateBuilder<MidiPort>();
            var apis = stackalloc int[MostApis];
            var count = RtMidi.GetCompiledApis(apis, MostApis);
            for (var index = 0; index < Math.Min(count, MostApis); index++)
            {
                AddPorts(apis[index], ports);
            }

            return ports.DrainToImmutable();
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new MidiOutputException($"MIDI cannot be sent, as the library RtMidi (version 5 or newer) is not installed. Install it ({HowToInstall}), or use 'musicrnn play' or 'render', which need nothing.", exception);
        }
    }

    /// <summary>
    /// Opens the port of a name, or the only one whose name contains it, in small or capital letters. Throws
    /// <see cref="MidiOutputException"/> that says which there are.
    /// </summary>
    public static IMidiOutput Open(string name) => new RtMidiOutput(Choose(List(), name));

    /// <summary>The port of a name, or the only one whose name contains it. Throws <see cref="MidiOutputException"/>.</summary>
    internal static MidiPort Choose(ImmutableArray<MidiPort> ports, string name)
    {
        MidiPort[] exact = [.. ports.Where(port => port.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        MidiPort[] fitting = exact.Length > 0 ? exact : [.. ports.Where(port => port.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        if (fitting.Length > 0 && (exact.Length > 0 || fitting.Length == 1))
        {
            return fitting[0];
        }

        var names = string.Join(", ", (fitting.Length > 0 ? fitting : [.. ports]).Select(port => $"'{port.Name}'"));
        throw new MidiOutputException(fitting.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"'{name}' fits {fitting.Length} MIDI ports: {names}. Write more of the name.")
            : ports.IsEmpty
                ? $"no MIDI port is called '{name}': there is none at all. Start the synthesizer first; on Linux it needs ALSA's sequencer or a JACK server."
                : $"no MIDI port is called '{name}': expected one of {names}.");
    }

    private static string HowToInstall => OperatingSystem.IsMacOS() ? "brew install rtmidi" : OperatingSystem.IsWindows() ? "rtmidi.dll beside the program" : "apt install librtmidi6";

    private static void AddPorts(int api, ImmutableArray<MidiPort>.Builder ports)
    {
        // Where there is no sequencer, the library would write so to the terminal.
        if (!Systems.TryGetValue(api, out var system) || (api == RtMidi.Alsa && !File.Exists(AlsaDevice)))
        {
            return;
        }

        if (api == RtMidi.Jack)
        {
            RtMidi.QuietJack();
        }

        var device = RtMidi.CreateOut(api, ClientName);
        if (device is null)
        {
            return;
        }

        var count = device->IsGood != 0 ? RtMidi.GetPortCount(device) : 0;
        for (uint number = 0; number < count; number++)
        {
            ports.Add(new MidiPort(NameOf(device, number), system) { Api = api, Number = number });
        }

        RtMidi.FreeOut(device);
    }

    private static string NameOf(RtMidi.Device* device, uint number)
    {
        var bytes = stackalloc byte[LongestName];
        var length = LongestName;
        _ = RtMidi.GetPortName(device, number, bytes, ref length);
        var text = new ReadOnlySpan<byte>(bytes, LongestName);
        var end = text.IndexOf((byte)0);
        return Encoding.UTF8.GetString(text[..(end < 0 ? LongestName : end)]);
    }
}
