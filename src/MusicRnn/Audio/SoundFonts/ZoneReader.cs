using System.Buffers.Binary;
using System.Collections.Immutable;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>Reads the zones of presets or of instruments (SoundFont 2.04, sections 7.3 to 7.5 and 7.7 to 7.9).</summary>
/// <param name="bags">Where the generators and modulators of each zone begin.</param>
/// <param name="generators">All generators.</param>
/// <param name="modulators">All modulators.</param>
/// <param name="target">The generator that names what a zone plays, an instrument or a sample, and ends it.</param>
/// <param name="isThere">Whether there is such an instrument or sample.</param>
/// <param name="problems">What is wrong with them.</param>
internal sealed class ZoneReader(HydraReader.Table bags, HydraReader.Table generators, HydraReader.Table modulators, Generator target, Func<int, bool> isThere, SoundFontProblems problems)
{
    public const int BagBytes = 4;
    public const int GeneratorBytes = 4;
    public const int ModulatorBytes = 10;

    private const int Highest = 127;

    private static readonly Draft Nothing = new([], [], (0, Highest), (0, Highest), null);

    // Two instruments of a damaged file may share the zones of one another: all together may have no more than the file.
    private int _left = bags.Count;

    /// <summary>The zones from one bag to another, with what their global zone sets.</summary>
    public ImmutableArray<Zone> Read(string name, int first, int behind)
    {
        if (behind < first || behind >= bags.Count)
        {
            problems.Add($"{name}: expected zones within the {bags.Count - 1} of the file, found {first} to {behind}; those that are there were read.");
        }

        var zones = ImmutableArray.CreateBuilder<Zone>();
        var global = Nothing;
        for (var bag = first; bag < Math.Min(behind, bags.Count - 1) && _left > 0; bag++, _left--)
        {
            var draft = ReadDraft(name, bag);
            if (draft.Target is not { } number)
            {
                // Only the first zone can be global; any other without a target is to be passed over (7.3, 7.7).
                global = bag == first ? draft : global;
            }
            else if (isThere(number))
            {
                zones.Add(Join(global, draft, number));
            }
            else
            {
                problems.Add($"{name}: names {(target == Generator.Sample ? "a sample" : "an instrument")} {number} that is not there; the zone was left out.");
            }
        }

        return zones.DrainToImmutable();
    }

    private static Zone Join(Draft global, Draft zone, int number) => new(
        [.. global.Settings, .. zone.Settings],
        [.. global.Modulators.Where(other => !zone.Modulators.Any(modulator => modulator.Replaces(other))), .. zone.Modulators],
        zone.Keys ?? global.Keys ?? (0, Highest),
        zone.Velocities ?? global.Velocities ?? (0, Highest),
        number);

    private static ushort UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private Draft ReadDraft(string name, int bag)
    {
        var (settings, modulators) = (new List<(Generator, short)>(), new List<Modulator>());
        (int Low, int High)? keys = null;
        (int Low, int High)? velocities = null;
        int? number = null;
        var (from, to) = RangeOf(bag, 0, generators.Count);
        for (var index = from; index < to && number is null; index++)
        {
            var record = generators.At(index);
            var generator = (Generator)UInt16(record);
            var amount = record[sizeof(ushort)..];
            if (generator == target)
            {
                number = UInt16(amount);
            }
            else if (generator == Generator.KeyRange)
            {
                keys = (amount[0], amount[1]);
            }
            else if (generator == Generator.VelocityRange)
            {
                velocities = (amount[0], amount[1]);
            }
            else if (Enum.IsDefined(generator) && settings.Count < GeneratorValues.Count)
            {
                // Unknown ones are to be passed over (8.1).
                settings.Add((generator, (short)UInt16(amount)));
            }
        }

        ReadModulators(name, bag, modulators);
        return new Draft(settings, modulators, keys, velocities, number);
    }

    private void ReadModulators(string name, int bag, List<Modulator> zone)
    {
        var (from, to) = RangeOf(bag, sizeof(ushort), modulators.Count);
        for (var index = from; index < to; index++)
        {
            var record = modulators.At(index);
            var (source, destination, amount, amountSource, transform) =
                (new ModulatorSource(UInt16(record)), UInt16(record[2..]), (short)UInt16(record[4..]), new ModulatorSource(UInt16(record[6..])), UInt16(record[8..]));
            const int linkedTo = 0x8000;
            if (source.IsLink || (destination & linkedTo) != 0)
            {
                problems.Add($"{name}: one modulator that feeds another is not played.");
                continue;
            }

            if (!source.IsKnown || !amountSource.IsKnown || !Enum.IsDefined((Generator)destination) || source == default || zone.Count >= SoundFontLimits.MostModulators)
            {
                continue;
            }

            var modulator = new Modulator(source, (Generator)destination, amount, amountSource, transform == 2);
            zone.RemoveAll(other => modulator.Replaces(other));
            zone.Add(modulator);
        }
    }

    // A bag says where the zone begins, the next one where it ends.
    private (int From, int To) RangeOf(int bag, int offset, int count)
    {
        var from = UInt16(bags.At(bag)[offset..]);
        var to = Math.Min(UInt16(bags.At(bag + 1)[offset..]), count);
        return (from, Math.Min(to, from + SoundFontLimits.MostRecordsOfZone));
    }

    private sealed record Draft(List<(Generator, short)> Settings, List<Modulator> Modulators, (int Low, int High)? Keys, (int Low, int High)? Velocities, int? Target);
}
