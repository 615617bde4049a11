using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Json;

/// <summary>Reads the parts of pieces. What is not as it should be is thrown as <see cref="JsonContentException"/>.</summary>
/// <param name="problems">Gets the names that mean nothing.</param>
internal sealed class JsonPartReader(JsonProblems problems)
{
    private const string NoteForm = "a note as [start, duration, pitch, velocity], four whole numbers";

    private int _parts;

    /// <summary>Reads the array of parts that stands here.</summary>
    public ImmutableArray<Part> ReadAll(ref JsonCursor cursor)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        cursor.EnterArray();
        while (cursor.NextItem())
        {
            if (++_parts > JsonLimits.Parts)
            {
                throw cursor.Error($"expected at most {JsonLimits.Parts} parts in one file, found more");
            }

            parts.Add(Read(ref cursor));
        }

        return parts.DrainToImmutable();
    }

    private Part Read(ref JsonCursor cursor)
    {
        var part = new Part();
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            part = name switch
            {
                "name" => part with { Name = cursor.Text() },
                "channel" => part with { Channel = cursor.Integer(0, JsonLimits.Channel) },
                "program" => part with { Program = cursor.Integer(0, JsonLimits.SevenBits) },
                "percussion" => part with { IsPercussion = cursor.Truth() },
                "notes" => part with { Notes = ReadNotes(ref cursor) },
                "controls" => part with { Controls = ReadControls(ref cursor) },
                _ => problems.AddUnknown(ref cursor, name, part),
            };
        }

        return part;
    }

    private static ImmutableArray<Note> ReadNotes(ref JsonCursor cursor)
    {
        var notes = ImmutableArray.CreateBuilder<Note>();
        Span<int> numbers = stackalloc int[4];
        cursor.EnterArray();
        while (cursor.NextItem())
        {
            cursor.Integers(numbers, NoteForm);
            var note = new Note(numbers[0], numbers[1], numbers[2], numbers[3]);
            cursor.RequireRange("a start", note.Start, 0, JsonLimits.LastTick);
            cursor.RequireRange("a duration", note.Duration, 0, JsonLimits.LastTick - note.Start);
            cursor.RequireRange("a pitch", note.Pitch, 0, JsonLimits.SevenBits);
            cursor.RequireRange("a velocity", note.Velocity, 1, JsonLimits.SevenBits);
            notes.Add(note);
        }

        return notes.ToImmutable();
    }

    private ImmutableArray<ControlEvent> ReadControls(ref JsonCursor cursor)
    {
        var controls = ImmutableArray.CreateBuilder<ControlEvent>();
        cursor.EnterArray();
        while (cursor.NextItem())
        {
            controls.Add(ReadControl(ref cursor));
        }

        return controls.ToImmutable();
    }

    private ControlEvent ReadControl(ref JsonCursor cursor)
    {
        var control = new ControlEvent(0, ControlKind.Controller, 0, 0);
        cursor.EnterObject();
        while (cursor.NextName() is { } name)
        {
            control = name switch
            {
                "tick" => control with { Tick = cursor.Integer(0, JsonLimits.LastTick) },
                "kind" => control with { Kind = cursor.Named<ControlKind>() },
                "number" => control with { Number = cursor.Integer(0, JsonLimits.SevenBits) },
                "value" => control with { Value = cursor.Integer(JsonLimits.LowestPitchBend, -JsonLimits.LowestPitchBend - 1) },
                _ => problems.AddUnknown(ref cursor, name, control),
            };
        }

        // Only now that all is read, in whatever order it stood, is it known which values the kind can take.
        var (lowest, highest) = JsonLimits.ValuesOf(control.Kind);
        cursor.RequireRange("a value", control.Value, lowest, highest);
        return control;
    }
}
