using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Json;

/// <summary>Reads one piece after another. What is not as it should be is thrown as <see cref="JsonContentException"/>.</summary>
/// <param name="problems">Gets the names that mean nothing.</param>
internal sealed class JsonPieceReader(JsonProblems problems)
{
    private const double MicrosecondsInMinute = 60e6;

    private readonly JsonPartReader _parts = new(problems);

    private delegate T ItemReader<T>(ref JsonCursor cursor);

    /// <summary>Reads the piece that stands here.</summary>
    public Piece Read(ref JsonCursor cursor)
    {
        var piece = new Piece { TicksPerQuarter = 0 };
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            piece = name switch
            {
                "title" => piece with { Title = cursor.Text() },
                "style" => piece with { Style = cursor.Text() },
                "recipe" => piece with { Recipe = cursor.Text() },
                "ticksPerQuarter" => piece with { TicksPerQuarter = cursor.Integer(1, JsonLimits.TicksPerQuarter) },
                "tempos" => piece with { Tempos = new TempoMap(List<TempoChange>(ref cursor, ReadTempo)) },
                "meters" => piece with { Meters = List<MeterChange>(ref cursor, ReadMeter) },
                "keys" => piece with { Keys = List<KeyChange>(ref cursor, ReadKey) },
                "chords" => piece with { Chords = List<ChordChange>(ref cursor, ReadChord) },
                "texts" => piece with { Texts = List<TextEvent>(ref cursor, ReadText) },
                "end" => piece with { End = ReadTick(ref cursor) },
                "parts" => piece with { Parts = _parts.ReadAll(ref cursor) },
                _ => problems.AddUnknown(ref cursor, name, piece),
            };
        }

        return piece.TicksPerQuarter > 0 ? piece : throw cursor.Error("expected \"ticksPerQuarter\", found a piece without");
    }

    private TempoChange ReadTempo(ref JsonCursor cursor)
    {
        var change = TempoChange.FromQuartersPerMinute(0, MicrosecondsInMinute / TempoMap.DefaultMicrosecondsPerQuarter);
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            change = name switch
            {
                "tick" => change with { Tick = ReadTick(ref cursor) },
                "quartersPerMinute" => change with { MicrosecondsPerQuarter = ReadMicroseconds(ref cursor) },
                _ => problems.AddUnknown(ref cursor, name, change),
            };
        }

        return change;
    }

    private static int ReadMicroseconds(ref JsonCursor cursor)
    {
        const double slowest = MicrosecondsInMinute / JsonLimits.MicrosecondsPerQuarter;
        var tempo = cursor.Number();
        cursor.Require(tempo is >= slowest and <= MicrosecondsInMinute, FormattableString.Invariant($"a tempo of {slowest:f2} to {MicrosecondsInMinute:f0} quarters a minute"));
        return TempoChange.FromQuartersPerMinute(0, tempo).MicrosecondsPerQuarter;
    }

    private MeterChange ReadMeter(ref JsonCursor cursor)
    {
        var change = new MeterChange(0, Meter.Common);
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            change = name switch
            {
                "tick" => change with { Tick = ReadTick(ref cursor) },
                "beats" => change with { Meter = change.Meter with { Beats = cursor.Integer(1, JsonLimits.Beats) } },
                "beatUnit" => change with { Meter = change.Meter with { BeatUnit = ReadBeatUnit(ref cursor) } },
                _ => problems.AddUnknown(ref cursor, name, change),
            };
        }

        return change;
    }

    private static int ReadBeatUnit(ref JsonCursor cursor)
    {
        var unit = cursor.Integer(1, JsonLimits.BeatUnit);
        cursor.Require(JsonLimits.IsBeatUnit(unit), "a power of two");
        return unit;
    }

    private KeyChange ReadKey(ref JsonCursor cursor)
    {
        var change = new KeyChange(0, Key.CMajor);
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            change = name switch
            {
                "tick" => change with { Tick = ReadTick(ref cursor) },
                "fifths" => change with { Key = change.Key with { Fifths = cursor.Integer(-JsonLimits.Fifths, JsonLimits.Fifths) } },
                "mode" => change with { Key = change.Key with { Mode = cursor.Named<Mode>() } },
                _ => problems.AddUnknown(ref cursor, name, change),
            };
        }

        return change;
    }

    private ChordChange ReadChord(ref JsonCursor cursor)
    {
        var change = new ChordChange(0, "");
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            change = name switch
            {
                "tick" => change with { Tick = ReadTick(ref cursor) },
                "symbol" => change with { Symbol = cursor.Text() },
                _ => problems.AddUnknown(ref cursor, name, change),
            };
        }

        return change;
    }

    private TextEvent ReadText(ref JsonCursor cursor)
    {
        var text = new TextEvent(0, TextKind.Text, "");
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            text = name switch
            {
                "tick" => text with { Tick = ReadTick(ref cursor) },
                "kind" => text with { Kind = cursor.Named<TextKind>() },
                "text" => text with { Text = cursor.Text() },
                _ => problems.AddUnknown(ref cursor, name, text),
            };
        }

        return text;
    }

    private static int ReadTick(ref JsonCursor cursor) => cursor.Integer(0, JsonLimits.LastTick);

    private static ImmutableArray<T> List<T>(ref JsonCursor cursor, ItemReader<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        cursor.EnterArray();
        while (cursor.NextItem())
        {
            if (items.Count == JsonLimits.Changes)
            {
                throw cursor.Error($"expected at most {JsonLimits.Changes} of them in one piece, found more");
            }

            items.Add(read(ref cursor));
        }

        return items.DrainToImmutable();
    }
}
