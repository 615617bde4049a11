using System.Collections.Immutable;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>
/// A SoundFont 2: recordings, and the instruments and presets made of them, as the SoundFont Technical Specification 2.04
/// (E-mu Systems, 2006) describes them. Give it to <see cref="AudioOptions.SoundFont"/> to have pieces played with it.
/// </summary>
public sealed class SoundFont
{
    private readonly Dictionary<int, SoundFontBank> _bankOfRate = [];
    private readonly Lock _opening = new();

    internal SoundFont(string name, SampleMemory memory, ImmutableArray<SampleHeader> samples, ImmutableArray<ImmutableArray<Zone>> instruments, ImmutableArray<Preset> presets, ImmutableArray<string> problems)
    {
        (Name, Memory, Samples, Instruments, Presets, Problems) = (name, memory, samples, instruments, presets, problems);
    }

    /// <summary>The name that its maker gave it.</summary>
    public string Name { get; }

    /// <summary>What had to be mended or left out, a line each.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>How many presets it has.</summary>
    public int PresetCount => Presets.Length;

    internal SampleMemory Memory { get; }

    internal ImmutableArray<SampleHeader> Samples { get; }

    /// <summary>The zones of each instrument.</summary>
    internal ImmutableArray<ImmutableArray<Zone>> Instruments { get; }

    /// <summary>In order of bank and program.</summary>
    internal ImmutableArray<Preset> Presets { get; }

    /// <summary>Reads a file. Throws <see cref="MusicRnnException"/> if it cannot be opened, <see cref="SoundFontException"/> if it is no SoundFont that can be played.</summary>
    public static SoundFont Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new MusicRnnException($"{path}: expected a SoundFont (.sf2), but it cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the rest of a stream that can seek. Throws <see cref="SoundFontException"/> if it is no SoundFont that can be played.</summary>
    /// <param name="stream">What is read.</param>
    /// <param name="source">The name of the file, for messages.</param>
    public static SoundFont Read(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var length = stream.Length - stream.Position;
        if (length > SoundFontLimits.MostBytes)
        {
            throw new SoundFontException(source, $"expected at most {SoundFontLimits.MostBytes} bytes, found {length}. Choose a smaller SoundFont.");
        }

        var file = new byte[length];
        stream.ReadExactly(file);
        return new SoundFontReader(file, source).Read();
    }

    /// <summary>The bank that plays it at a sample rate, one for all who ask.</summary>
    internal SoundFontBank BankFor(int sampleRate)
    {
        lock (_opening)
        {
            if (!_bankOfRate.TryGetValue(sampleRate, out var bank))
            {
                bank = new SoundFontBank(this, sampleRate);
                _bankOfRate.Add(sampleRate, bank);
            }

            return bank;
        }
    }
}
