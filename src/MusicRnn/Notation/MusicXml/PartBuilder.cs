using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Makes the parts of the piece.</summary>
internal static class PartBuilder
{
    private const int Channels = 16;
    private const int VolumeController = 7; // MIDI 1.0, Control Change: channel volume, and below it pan
    private const int PanController = 10;

    /// <summary>
    /// The parts that have notes, in the order of the score. A part that is written for pitched and unpitched instruments
    /// becomes two, as pitches mean drums in one of them.
    /// </summary>
    public static IEnumerable<Part> Build(IEnumerable<WrittenPart> parts, WrittenTimeline written, PlayedTimeline played)
    {
        var number = 0;
        foreach (var part in parts)
        {
            List<(int Tick, int Value)> levels = [.. part.Levels.Select(level => (Tick: written.TickOf(level), level.Value)).OrderBy(level => level.Tick)];
            foreach (var group in part.Notes.GroupBy(note => note.IsPercussion).OrderBy(group => group.Key))
            {
                var notes = group.ToList();
                var instrument = notes[0].Instrument;

                // The fifteen channels that are not percussion, over and over.
                var free = number % (Channels - 1);
                var channel = group.Key ? Part.PercussionChannel : instrument.Channel ?? (free < Part.PercussionChannel ? free : free + 1);
                number += group.Key ? 0 : 1;
                yield return new Part
                {
                    Name = part.Name,
                    Channel = channel,
                    Program = instrument.Program ?? 0,
                    IsPercussion = group.Key,
                    Notes = [.. NotePlayer.Play(notes, levels, written, played)],
                    Controls = [.. Controls(notes, group.Key, written, played)],
                };
            }
        }
    }

    private static IEnumerable<ControlEvent> Controls(List<WrittenNote> notes, bool isPercussion, WrittenTimeline written, PlayedTimeline played)
    {
        var instrument = notes[0].Instrument;
        if (instrument.Volume is { } volume)
        {
            yield return new ControlEvent(0, ControlKind.Controller, VolumeController, volume);
        }

        if (instrument.Pan is { } pan)
        {
            yield return new ControlEvent(0, ControlKind.Controller, PanController, pan);
        }

        if (isPercussion || notes.TrueForAll(note => note.Instrument.Program == instrument.Program))
        {
            yield break;
        }

        var current = instrument.Program ?? 0;
        List<(int Tick, int Value)> programs = [.. notes.Select(note => (Tick: written.TickOf(note.Measure, note.Offset), Value: note.Instrument.Program ?? 0)).OrderBy(program => program.Tick)];
        foreach (var (tick, program, _) in played.Play(programs, carriesOver: false))
        {
            if (program != current)
            {
                yield return new ControlEvent(tick, ControlKind.Program, 0, program);
                current = program;
            }
        }
    }
}
