namespace MusicRnn.Audio.SoundFonts;

/// <summary>
/// Reads the chunks of a SoundFont (SoundFont 2.04, sections 4 to 7): INFO for its name, sdta for samples, pdta for what is made of
/// them. Nothing is allocated by a number in the file alone: each list is as long as the bytes that are there.
/// </summary>
internal sealed class SoundFontReader(byte[] file, string source)
{
    private const int RiffHeadBytes = 12;
    private const string GetAWholeCopy = "The file is cut off or damaged: get a whole copy.";

    private readonly SoundFontProblems _problems = new();

    /// <summary>Reads all of it. Throws <see cref="SoundFontException"/>.</summary>
    public SoundFont Read()
    {
        var lists = ReadLists();
        var memory = ReadMemory(ListOf(lists, "sdta"));
        var hydra = new HydraReader(file, Chunks(ListOf(lists, "pdta")), source, _problems);
        var samples = hydra.ReadSamples(memory.Frames);
        if (!samples.IsEmpty && !samples.Any(sample => sample.IsInMemory))
        {
            throw new SoundFontException(source, "expected recordings in the file, found only such as lie in the ROM of a sound card or outside of the file. Choose another SoundFont.");
        }

        var instruments = hydra.ReadInstruments(samples);
        var presets = hydra.ReadPresets(instruments);
        if (!presets.Any(preset => preset.Zones.Any(zone => !instruments[zone.Target].IsEmpty)))
        {
            throw new SoundFontException(source, "expected a preset with an instrument that has a sample, found none. " + GetAWholeCopy);
        }

        return new SoundFont(ReadName(lists), memory, samples, instruments, presets, _problems.ToList());
    }

    private List<RiffChunk> ReadLists()
    {
        if (file.Length < RiffHeadBytes || !file.AsSpan().StartsWith("RIFF"u8) || !file.AsSpan(sizeof(ulong)).StartsWith("sfbk"u8))
        {
            throw new SoundFontException(source, $"expected a SoundFont, which begins with 'RIFF' and 'sfbk', found {Beginning()}. Choose a file of the kind .sf2.");
        }

        var whole = RiffChunk.In(file, 0, file.Length)[0];
        if (whole.IsCutOff)
        {
            _problems.Add($"byte 4: the file says that it is longer than its {file.Length} bytes; it was read as far as it goes.");
        }

        // Some writers count wrongly there: all that is in the file is looked at.
        return RiffChunk.In(file, RiffHeadBytes, file.Length - RiffHeadBytes);
    }

    private string Beginning() =>
        file.Length == 0 ? "an empty file"
        : file.AsSpan().StartsWith("RIFF"u8) ? $"a RIFF file of another kind, '{RiffChunk.Latin(file.AsSpan(0, Math.Min(file.Length, RiffHeadBytes)))}'"
        : file.AsSpan().StartsWith("sfpk"u8) || file.AsSpan().StartsWith("OggS"u8) ? "a compressed one"
        : $"the bytes {Convert.ToHexString(file.AsSpan(0, Math.Min(file.Length, sizeof(int))))}";

    private RiffChunk ListOf(List<RiffChunk> lists, string name)
    {
        foreach (var chunk in lists)
        {
            if (chunk.AsList(file) is { } list && list.Id == name)
            {
                if (list.IsCutOff)
                {
                    _problems.Add($"byte {list.Start}: the list '{name}' is cut off; what is there was read.");
                }

                return list;
            }
        }

        throw new SoundFontException(source, $"expected a list '{name}', found none. {GetAWholeCopy}");
    }

    private List<RiffChunk> Chunks(RiffChunk list) => RiffChunk.In(file, list.Start, list.Length);

    private SampleMemory ReadMemory(RiffChunk list)
    {
        var chunks = Chunks(list);
        var samples = chunks.Find(chunk => chunk.Id == "smpl");
        if (samples.Id is null)
        {
            throw new SoundFontException(source, "expected samples in a chunk 'smpl', found none; the font is one for the ROM of a sound card, or damaged. Choose another SoundFont.");
        }

        var frames = samples.Length / sizeof(short);
        var low = chunks.Find(chunk => chunk.Id == "sm24");
        if (low.Id is not null && low.Length < frames)
        {
            _problems.Add($"byte {low.Start}: expected {frames} bytes of lower bits, found {low.Length}; samples are read with 16 bits.");
            low = default;
        }

        return new SampleMemory(file, samples.Start, frames, low.Id is null ? -1 : low.Start);
    }

    private string ReadName(List<RiffChunk> lists)
    {
        foreach (var chunk in lists)
        {
            if (chunk.AsList(file) is { Id: "INFO" } info)
            {
                var name = Chunks(info).Find(each => each.Id == "INAM");
                const int longest = 256;
                return name.Id is null ? "" : RiffChunk.Latin(file.AsSpan(name.Start, Math.Min(name.Length, longest)));
            }
        }

        return "";
    }
}
