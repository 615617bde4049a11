using System.Collections.Immutable;
using CsCheck;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

/// <summary>Draws pieces that stand on the grid of the note tokenizer, as its decoder writes them.</summary>
internal static class GridPieces
{
    private const int Unit = 40;
    private const int Units = 12;
    private static readonly Meter[] Meters = [new(4, 4), new(3, 4), new(6, 8), new(2, 2), new(5, 4), new(7, 8), new(3, 16), new(16, 4)];

    private static readonly Gen<Meter> AnyMeter = Gen.Int[0, Meters.Length - 1].Select(place => Meters[place]);
    private static readonly Gen<Key> AnyKey = Gen.Select(Gen.Int[-7, 7], Gen.Enum<Mode>(), (fifths, mode) => new Key(fifths, mode));
    private static readonly Gen<int> AnyDuration = Gen.Frequency((5, Gen.Int[1, 24]), (1, Gen.Int[1, 200]), (1, Gen.Int[700, 816]));

    private static readonly Gen<BarPlan> AnyBar = Gen.Select(
        AnyMeter.Nullable(0.8), AnyKey.Nullable(0.9), Gen.Int[0, TempoClasses.Count - 1].Nullable(0.8), (meter, key, tempo) => new BarPlan(meter, key, tempo));

    private static readonly Gen<Note> AnyNote = Gen.Select(Gen.Int[0, 300], AnyDuration, Gen.Int[0, 127], Gen.Int[0, 7],
        (start, duration, pitch, velocity) => new Note(start, duration, pitch, (velocity * 16) + 8));

    private static readonly Gen<Part> AnyPart = Gen.Select(AnyNote.Array[1, 30], Gen.Int[0, 127], Gen.Bool,
        (notes, program, isPercussion) => new Part { Notes = WithoutOverlaps(notes), IsPercussion = isPercussion, Program = isPercussion ? 0 : program });

    public static Gen<Piece> Any { get; } = Gen.Select(AnyBar.Array[1, 8], AnyPart.Array[1, 4], Gen.Int[0, 40], Make);

    private static Piece Make(BarPlan[] plan, Part[] parts, int pickup)
    {
        var meter = plan[0].Meter ?? Meter.Common;
        var length = meter.BarTicks(Units);
        pickup = pickup < length ? pickup : 0;
        var lastNoteEnd = parts.Max(part => part.LastNoteEnd);
        var meters = new List<MeterChange> { new(0, meter) };
        var tempos = new List<TempoChange>();
        var keys = new List<KeyChange>();
        var tempo = -1;
        var tick = 0;
        for (var bar = 0; bar < plan.Length || tick < lastNoteEnd; bar++)
        {
            var (newMeter, newKey, newTempo) = bar < plan.Length ? plan[bar] : default;
            if (bar == 1 && pickup > 0)
            {
                meters.Add(new MeterChange(tick, meter));
            }

            if (bar > 0 && newMeter is { } changed && changed != meter)
            {
                meter = changed;
                meters.Add(new MeterChange(tick, meter));
            }

            if (newKey is { } key && (keys.Count == 0 || keys[^1].Key != key))
            {
                keys.Add(new KeyChange(tick, key));
            }

            newTempo ??= bar == 0 ? TempoClasses.Nearest(120) : null;
            if (newTempo is { } tempoClass && tempoClass != tempo)
            {
                tempo = tempoClass;
                tempos.Add(TempoChange.FromQuartersPerMinute(tick * Unit, TempoClasses.QuartersPerMinute(tempoClass)));
            }

            tick += bar == 0 && pickup > 0 ? pickup : meter.BarTicks(Units);
            if (bar == 0 && pickup > 0 && tick >= lastNoteEnd && plan.Length == 1)
            {
                meters.Add(new MeterChange(tick, meter));
            }
        }

        return new Piece
        {
            TicksPerQuarter = Units * Unit,
            Parts = WithChannels(pickup > 0 ? StartingAtZero(parts) : parts),
            Meters = [.. meters.Select(change => change with { Tick = change.Tick * Unit })],
            Keys = [.. keys.Select(change => change with { Tick = change.Tick * Unit })],
            Tempos = new TempoMap(tempos),
            End = tick * Unit,
        };
    }

    private static Part[] StartingAtZero(Part[] parts)
    {
        var first = parts.Min(part => part.Notes[0].Start);
        return [.. parts.Select(part => part with { Notes = [.. part.Notes.Select(note => note with { Start = note.Start - first })] })];
    }

    private static ImmutableArray<Part> WithChannels(Part[] parts)
    {
        var channel = 0;
        return
        [
            .. parts.Select(part => part with
            {
                Channel = part.IsPercussion ? Part.PercussionChannel : channel++,
                Notes = [.. part.Notes.Select(note => note with { Start = note.Start * Unit, Duration = note.Duration * Unit })],
            }),
        ];
    }

    private static ImmutableArray<Note> WithoutOverlaps(Note[] notes)
    {
        var kept = new List<Note>();
        foreach (var note in notes)
        {
            if (!kept.Any(other => other.Pitch == note.Pitch && other.Start < note.End && note.Start < other.End))
            {
                kept.Add(note);
            }
        }

        return [.. kept];
    }

    private readonly record struct BarPlan(Meter? Meter, Key? Key, int? TempoClass);
}
