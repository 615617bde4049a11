using System.Text;
using MusicRnn.Audio.SoundFonts;

namespace MusicRnn.Tests.Audio.SoundFonts;

/// <summary>Writes small SoundFonts, chunk by chunk as the specification 2.04 lays them out.</summary>
internal sealed class SoundFontBuilder
{
    public const int Rate = 44_100;

    // 46 frames of silence follow each sample (7.10).
    private const int Guard = 46;

    private readonly List<short> _frames = [];
    private readonly List<byte[]> _samples = [];
    private readonly List<(string Name, List<ZoneDraft> Zones)> _instruments = [];
    private readonly List<(int Bank, int Program, List<ZoneDraft> Zones)> _presets = [];

    public bool HasLowBits { get; init; }

    /// <summary>A sine of key 69, 440 Hz, whose loop is 441 periods.</summary>
    public static SoundFontBuilder WithSine(params (Generator Generator, int Amount)[] settings)
    {
        var builder = new SoundFontBuilder();
        var sample = builder.AddSample(frame => 0.5 * Math.Sin(2 * Math.PI * 440 * frame / Rate), 2 * Rate, 0, Rate, 69);
        return builder.Play(sample, [(Generator.SampleModes, 1), .. settings]);
    }

    public SoundFontBuilder Play(int sample, params (Generator Generator, int Amount)[] settings)
    {
        AddPreset(0, 0, new ZoneDraft(AddInstrument(new ZoneDraft(sample, settings))));
        return this;
    }

    public int AddSample(Func<int, double> sound, int frames, int loopStart, int loopEnd, int key, int correction = 0, int rate = Rate, int type = 1)
    {
        var start = _frames.Count;
        _frames.AddRange(Enumerable.Range(0, frames).Select(frame => (short)Math.Round(short.MaxValue * sound(frame))));
        _frames.AddRange(new short[Guard]);
        _samples.Add(Bytes(writer =>
        {
            writer.Write(Name("sample " + _samples.Count));
            foreach (var place in (int[])[start, start + frames, start + loopStart, start + loopEnd, rate])
            {
                writer.Write(place);
            }

            writer.Write((byte)key);
            writer.Write((sbyte)correction);
            writer.Write((ushort)0);
            writer.Write((ushort)type);
        }));
        return _samples.Count - 1;
    }

    public int AddInstrument(params ZoneDraft[] zones)
    {
        _instruments.Add(("instrument", [.. zones]));
        return _instruments.Count - 1;
    }

    public void AddPreset(int bank, int program, params ZoneDraft[] zones) => _presets.Add((bank, program, [.. zones]));

    public SoundFont Read() => SoundFont.Read(new MemoryStream(ToArray()), "test.sf2");

    public byte[] ToArray()
    {
        var samples = Bytes(writer => _frames.ForEach(writer.Write));
        var data = Join(Chunk("smpl", samples), HasLowBits ? Chunk("sm24", new byte[_frames.Count]) : []);
        var (presetBags, presetModulators, presetGenerators, presetStarts) = Zones(_presets.Select(preset => preset.Zones), Generator.Instrument);
        var (bags, modulators, generators, starts) = Zones(_instruments.Select(instrument => instrument.Zones), Generator.Sample);
        var presets = Bytes(writer =>
        {
            foreach (var (index, (bank, program, _)) in _presets.Append((0, 0, [])).Index())
            {
                writer.Write(Name("preset"));
                writer.Write((ushort)program);
                writer.Write((ushort)bank);
                writer.Write((ushort)presetStarts[index]);
                writer.Write(new byte[3 * sizeof(uint)]);
            }
        });
        var instruments = Bytes(writer =>
        {
            foreach (var start in starts)
            {
                writer.Write(Name("instrument"));
                writer.Write((ushort)start);
            }
        });
        var hydra = Join(
            Chunk("phdr", presets), Chunk("pbag", presetBags), Chunk("pmod", presetModulators), Chunk("pgen", presetGenerators),
            Chunk("inst", instruments), Chunk("ibag", bags), Chunk("imod", modulators), Chunk("igen", generators),
            Chunk("shdr", Join([.. _samples, new byte[46]])));
        var info = Join(Chunk("ifil", [2, 0, 4, 0]), Chunk("INAM", Encoding.ASCII.GetBytes("Test font\0")));
        return Chunk("RIFF", Join("sfbk"u8.ToArray(), List("INFO", info), List("sdta", data), List("pdta", hydra)));
    }

    private static (byte[] Bags, byte[] Modulators, byte[] Generators, List<int> Starts) Zones(IEnumerable<List<ZoneDraft>> owners, Generator target)
    {
        var (bags, generators, modulators, starts) = (new List<byte[]>(), new List<byte[]>(), new List<byte[]>(), new List<int>());
        byte[] Bag() => Bytes(writer => { writer.Write((ushort)generators.Count); writer.Write((ushort)modulators.Count); });
        foreach (var owner in owners)
        {
            starts.Add(bags.Count);
            foreach (var zone in owner)
            {
                bags.Add(Bag());
                foreach (var (generator, amount) in zone.InOrder(target))
                {
                    generators.Add(Bytes(writer => { writer.Write((ushort)generator); writer.Write((ushort)amount); }));
                }

                foreach (var (source, destination, amount) in zone.Modulators)
                {
                    modulators.Add(Bytes(writer => { writer.Write((ushort)source); writer.Write((ushort)destination); writer.Write((short)amount); writer.Write(0); }));
                }
            }
        }

        starts.Add(bags.Count);
        bags.Add(Bag());
        generators.Add(new byte[4]);
        modulators.Add(new byte[10]);
        return (Join([.. bags]), Join([.. modulators]), Join([.. generators]), starts);
    }

    private static byte[] Name(string name)
    {
        var bytes = new byte[20];
        Encoding.ASCII.GetBytes(name, bytes);
        return bytes;
    }

    private static byte[] List(string name, byte[] content) => Chunk("LIST", Join(Encoding.ASCII.GetBytes(name), content));

    private static byte[] Chunk(string id, byte[] content) =>
        Join(Encoding.ASCII.GetBytes(id), BitConverter.GetBytes(content.Length), content, new byte[content.Length % 2]);

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}

/// <summary>A zone: the sample or instrument that it plays (null for a global zone), and what it sets.</summary>
internal sealed record ZoneDraft(int? Target, params (Generator Generator, int Amount)[] Settings)
{
    public (int Source, Generator Destination, int Amount)[] Modulators { get; init; } = [];

    // Ranges stand first and the target last (8.1.2).
    public IEnumerable<(Generator Generator, int Amount)> InOrder(Generator target) =>
        [.. Settings.OrderBy(setting => setting.Generator is not Generator.KeyRange).ThenBy(setting => setting.Generator is not Generator.VelocityRange), .. Target is { } number ? [(target, number)] : ((Generator, int)[])[]];
}
