using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>A part as far as its own track tells it.</summary>
/// <param name="Channel">The channel, 0 to 15.</param>
/// <param name="Name">The part's name.</param>
/// <param name="Notes">Its notes in order.</param>
/// <param name="Controls">Its controls in order, without the program change that <paramref name="Program"/> comes from.</param>
/// <param name="Program">The program in force at its first note, or null if its track does not say.</param>
internal sealed record PartDraft(
    int Channel, string Name, ImmutableArray<Note> Notes, ImmutableArray<ControlEvent> Controls, int? Program)
{
    /// <summary>
    /// The part that a channel has played. The last program change up to its first note (up to tick 0 if it has none) is
    /// the part's program; any before that one would never be heard and are left out; later ones stay among the controls.
    /// </summary>
    public static PartDraft Of(int channel, string name, ChannelRecorder recorder)
    {
        var notes = recorder.NotesInOrder();
        var firstNote = notes.IsEmpty ? 0 : notes[0].Start;
        int? program = null;
        var controls = ImmutableArray.CreateBuilder<ControlEvent>(recorder.Controls.Count);
        foreach (var control in recorder.Controls)
        {
            if (control.Kind == ControlKind.Program && control.Tick <= firstNote)
            {
                program = control.Value;
                continue;
            }

            controls.Add(control);
        }

        return new PartDraft(channel, name, notes, controls.DrainToImmutable(), program);
    }

    /// <summary>
    /// The finished part. All tracks share the channels, so a part whose own track names no program plays with the one
    /// that another track has put in force on its channel.
    /// </summary>
    /// <param name="channelPrograms">The program changes of all tracks on this channel in order of tick, or null.</param>
    public Part ToPart(ControlEvent[]? channelPrograms) => new()
    {
        Name = Name,
        Channel = Channel,
        Program = Program ?? ProgramInForce(channelPrograms),
        IsPercussion = Channel == Part.PercussionChannel,
        Notes = Notes,
        Controls = Controls,
    };

    private int ProgramInForce(ControlEvent[]? programs)
    {
        if (programs is null || Notes.IsEmpty)
        {
            return 0;
        }

        var (from, to) = (0, programs.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = programs[middle].Tick <= Notes[0].Start ? (middle + 1, to) : (from, middle);
        }

        return from == 0 ? 0 : programs[from - 1].Value;
    }
}
