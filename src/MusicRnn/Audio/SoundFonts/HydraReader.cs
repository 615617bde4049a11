using System.Buffers.Binary;
using System.Collections.Immutable;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>
/// Reads the nine lists of pdta, which the specification calls the hydra (SoundFont 2.04, section 7): records of fixed size that name
/// places in the next list; the last record of each only ends the one before.
/// </summary>
internal sealed class HydraReader(byte[] file, List<RiffChunk> chunks, string source, SoundFontProblems problems)
{
    private const int NameBytes = 20;
    private const int PresetBytes = 38;
    private const int InstrumentBytes = 22;
    private const int SampleBytes = 46;
    private const int HighestProgram = 127;
    private const int HighestBank = 128;
    private const int RomSample = 0x8000;
    private const int UsualKey = 60;
    private const int UsualRate = 44_100;

    /// <summary>The recordings.</summary>
    /// <param name="frames">How many frames the file has.</param>
    public ImmutableArray<SampleHeader> ReadSamples(int frames)
    {
        var records = Records("shdr", SampleBytes);
        var samples = ImmutableArray.CreateBuilder<SampleHeader>();
        for (var index = 0; index < records.Count - 1; index++)
        {
            samples.Add(ReadSample(records.At(index), index, frames));
        }

        return samples.DrainToImmutable();
    }

    /// <summary>The zones of every instrument.</summary>
    public ImmutableArray<ImmutableArray<Zone>> ReadInstruments(ImmutableArray<SampleHeader> samples)
    {
        var records = Records("inst", InstrumentBytes);
        var zones = ZonesOf("i", Generator.Sample, target => target < samples.Length && samples[target].IsInMemory);
        var instruments = ImmutableArray.CreateBuilder<ImmutableArray<Zone>>();
        for (var index = 0; index < records.Count - 1; index++)
        {
            var name = RiffChunk.Latin(records.At(index)[..NameBytes]);
            instruments.Add(zones.Read($"instrument '{name}'", BagAt(records, index, NameBytes), BagAt(records, index + 1, NameBytes)));
        }

        return instruments.DrainToImmutable();
    }

    /// <summary>The presets in order of bank and program; of two alike the first.</summary>
    public ImmutableArray<Preset> ReadPresets(ImmutableArray<ImmutableArray<Zone>> instruments)
    {
        const int bankOffset = NameBytes + sizeof(ushort);
        const int bagOffset = bankOffset + sizeof(ushort);
        var records = Records("phdr", PresetBytes);
        var zones = ZonesOf("p", Generator.Instrument, target => target < instruments.Length);
        var presets = new List<Preset>();
        for (var index = 0; index < records.Count - 1; index++)
        {
            var record = records.At(index);
            var (program, bank) = (UInt16(record[NameBytes..]), UInt16(record[bankOffset..]));
            var name = RiffChunk.Latin(record[..NameBytes]);
            if (program > HighestProgram || bank > HighestBank)
            {
                problems.Add($"preset '{name}': expected a bank up to 128 and a program up to 127, found {bank} and {program}; left out.");
                continue;
            }

            presets.Add(new Preset(bank, program, name, zones.Read($"preset '{name}'", BagAt(records, index, bagOffset), BagAt(records, index + 1, bagOffset))));
        }

        return [.. presets.DistinctBy(preset => (preset.Bank, preset.Program)).OrderBy(preset => preset.Bank).ThenBy(preset => preset.Program)];
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int BagAt(Table records, int index, int offset) => UInt16(records.At(index)[offset..]);

    private ZoneReader ZonesOf(string prefix, Generator target, Func<int, bool> isThere) => new(
        Records(prefix + "bag", ZoneReader.BagBytes), Records(prefix + "gen", ZoneReader.GeneratorBytes), Records(prefix + "mod", ZoneReader.ModulatorBytes), target, isThere, problems);

    private SampleHeader ReadSample(ReadOnlySpan<byte> record, int index, int frames)
    {
        var name = RiffChunk.Latin(record[..NameBytes]);
        Span<long> places = stackalloc long[5];
        for (var place = 0; place < places.Length; place++)
        {
            places[place] = BinaryPrimitives.ReadUInt32LittleEndian(record[(NameBytes + (place * sizeof(uint)))..]);
        }

        const int keyOffset = NameBytes + (5 * sizeof(uint));
        var (start, end, loopStart, loopEnd, rate) = (places[0], places[1], places[2], places[3], places[4]);
        var (key, correction) = (record[keyOffset], (sbyte)record[keyOffset + 1]);
        var type = UInt16(record[(keyOffset + 4)..]);
        var isThere = (type & RomSample) == 0 && start < end && start < frames;
        if ((type & RomSample) != 0)
        {
            problems.Add($"sample {index} '{name}': lies in the ROM of a sound card, which is not here; left out.");
        }
        else if (!isThere || end > frames)
        {
            problems.Add($"sample {index} '{name}': expected frames within the {frames} of the file, found {start} to {end}; {(isThere ? "cut off" : "left out")}.");
        }

        if (isThere && rate is < SoundFontLimits.LeastSampleRate or > SoundFontLimits.MostSampleRate)
        {
            problems.Add($"sample {index} '{name}': expected {SoundFontLimits.LeastSampleRate} to {SoundFontLimits.MostSampleRate} frames a second, found {rate}; {UsualRate} is taken.");
            rate = UsualRate;
        }

        int Within(long place) => (int)Math.Min(place, frames);
        return new SampleHeader(name, Within(start), Within(end), Within(loopStart), Within(loopEnd), (int)Math.Min(rate, int.MaxValue), key > HighestProgram ? UsualKey : key, correction, isThere);
    }

    /// <summary>A list, and how many whole records of it are there.</summary>
    private Table Records(string id, int bytes)
    {
        var chunk = chunks.Find(each => each.Id == id);
        if (chunk.Id is null || chunk.Length < bytes)
        {
            throw new SoundFontException(source, $"expected a list '{id}' of records of {bytes} bytes, found {(chunk.Id is null ? "none" : $"{chunk.Length} bytes")}. The file is cut off or damaged: get a whole copy.");
        }

        if (chunk.Length % bytes != 0 || chunk.IsCutOff)
        {
            problems.Add($"byte {chunk.Start}: the list '{id}' does not end with a whole record of {bytes} bytes; the whole ones were read.");
        }

        return new Table(file.AsMemory(chunk.Start, chunk.Length), bytes, Math.Min(chunk.Length / bytes, SoundFontLimits.MostRecords));
    }

    /// <summary>Records of one size, one behind the other.</summary>
    internal sealed record Table(ReadOnlyMemory<byte> Bytes, int RecordBytes, int Count)
    {
        /// <summary>The bytes of a record.</summary>
        public ReadOnlySpan<byte> At(int index) => Bytes.Span.Slice(index * RecordBytes, RecordBytes);
    }
}
