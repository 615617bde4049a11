using System.Collections.Immutable;

namespace MusicRnn.Audio.Playback;

/// <summary>All kinds of outputs, and the choice among them.</summary>
public static class AudioOutputs
{
    /// <summary>What each keeps ready to be heard, so that nothing breaks off while the machine is busy; less than 150 ms was seen to.</summary>
    internal const double BufferSeconds = 0.2;

    /// <summary>THE LIST. The first that is for this system and can be opened is taken. A new one is a file beside this and one line here.</summary>
    public static ImmutableArray<AudioOutputKind> All { get; } =
    [
        new("pulse", "PulseAudio or PipeWire, the sound servers of Linux desktops", OperatingSystem.IsLinux(), rate => new PulseAudioOutput(rate)),
        new("alsa", "the sound card of a Linux machine through ALSA's default device", OperatingSystem.IsLinux(), rate => new AlsaOutput(rate)),
        new("winmm", "the default device of Windows", OperatingSystem.IsWindows(), rate => new WaveOutOutput(rate)),
        new("audioqueue", "the default device of macOS", OperatingSystem.IsMacOS(), rate => new AudioQueueOutput(rate)),
    ];

    /// <summary>
    /// Opens an output. Throws <see cref="AudioOutputException"/> that says what was tried and what to do.
    /// </summary>
    /// <param name="name">Its name; null means the first that can be opened.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static (AudioOutputKind Kind, IAudioOutput Output) Open(string? name, int sampleRate)
    {
        var kinds = All.Where(kind => name is null ? kind.IsForThisSystem : kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (kinds.Length == 0)
        {
            throw new AudioOutputException(name is null
                ? $"no sound output: this operating system has none of {NamesOfAll()}. {Instead}"
                : $"no sound output is called '{name}': expected {NamesOfAll()}. 'musicrnn play --list-outputs' tells which can be used here.");
        }

        var reasons = new List<string>();
        foreach (var kind in kinds)
        {
            try
            {
                return (kind, kind.Open(sampleRate));
            }
            catch (AudioOutputException exception)
            {
                reasons.Add($"{kind.Name}: {exception.Message}");
            }
        }

        throw new AudioOutputException($"no sound output can be opened ({string.Join("; ", reasons)}). Connect a sound device or start the sound server. {Instead}");
    }

    private const string Instead = "A sound file needs neither: musicrnn render FILE -o OUT.wav";

    private static string NamesOfAll() => string.Join(", ", All.Select(kind => kind.Name));
}
