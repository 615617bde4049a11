using System.Buffers;
using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>Writes a part as a track chunk.</summary>
internal static class PartWriter
{
    // At one tick, notes end before the instrument changes and others begin: no note is cut, none sounds with the pedal of the last.
    private const int EndsFirst = 0;
    private const int ThenControls = 1;
    private const int ThenStarts = 2;

    private const int None = -1;
    private const int BankSelect = 0;
    private const int BankSelectFine = 32;
    private const byte ReleaseVelocity = 64; // what a keyboard without release velocity sends (MIDI 1.0, Note Off)

    /// <summary>Writes the track: name, program, notes and controls, and its end at the end of the piece.</summary>
    public static void Write(ArrayBufferWriter<byte> buffer, Part part, int channel, int pieceEnd)
    {
        var track = new TrackWriter();
        if (part.Name.Length > 0)
        {
            track.WriteMeta(0, MetaEvent.TrackName, MidiText.Encode(part.Name));
        }

        var lastBank = LastBankBeforeNotes(part);
        if (lastBank == None)
        {
            WriteProgram(track, 0, channel, part);
        }

        foreach (var (tick, order, index) in EventsInOrder(part))
        {
            switch (order)
            {
                case EndsFirst:
                    WriteEnd(track, tick, channel, part.Notes[index]);
                    break;
                case ThenControls:
                    WriteControl(track, channel, part.Controls[index]);
                    if (index == lastBank)
                    {
                        WriteProgram(track, tick, channel, part);
                    }

                    break;
                default:
                    WriteStart(track, channel, part.Notes[index]);
                    break;
            }
        }

        track.Finish(pieceEnd, buffer);
    }

    // A bank counts only for the program that is chosen after it (MIDI 1.0, Bank Select).
    private static int LastBankBeforeNotes(Part part)
    {
        var firstNote = part.Notes.IsEmpty ? 0 : part.Notes[0].Start;
        var last = None;
        for (var index = 0; index < part.Controls.Length && part.Controls[index].Tick <= firstNote; index++)
        {
            if (part.Controls[index] is { Kind: ControlKind.Controller, Number: BankSelect or BankSelectFine })
            {
                last = index;
            }
        }

        return last;
    }

    private static void WriteProgram(TrackWriter track, int tick, int channel, Part part)
    {
        // A part that only sets controls must not change the instrument of another part on its channel.
        if (part.Notes.Length > 0 || part.Program > 0)
        {
            track.WriteMessage(tick, (byte)(MidiMessage.Program | channel), (byte)part.Program);
        }
    }

    private static List<(int Tick, int Order, int Index)> EventsInOrder(Part part)
    {
        var events = new List<(int Tick, int Order, int Index)>((part.Notes.Length * 2) + part.Controls.Length);
        for (var index = 0; index < part.Notes.Length; index++)
        {
            var note = part.Notes[index];
            events.Add((note.Start, ThenStarts, index));
            if (note.Duration > 0)
            {
                events.Add((note.End, EndsFirst, index));
            }
        }

        for (var index = 0; index < part.Controls.Length; index++)
        {
            events.Add((part.Controls[index].Tick, ThenControls, index));
        }

        // No two are equal, so the order does not depend on how the sort works.
        events.Sort();
        return events;
    }

    private static void WriteStart(TrackWriter track, int channel, Note note)
    {
        track.WriteMessage(note.Start, (byte)(MidiMessage.NoteOn | channel), (byte)note.Pitch, (byte)note.Velocity);
        if (note.Duration == 0)
        {
            WriteEnd(track, note.Start, channel, note);
        }
    }

    private static void WriteEnd(TrackWriter track, int tick, int channel, Note note) =>
        track.WriteMessage(tick, (byte)(MidiMessage.NoteOff | channel), (byte)note.Pitch, ReleaseVelocity);

    private static void WriteControl(TrackWriter track, int channel, ControlEvent control)
    {
        switch (control.Kind)
        {
            case ControlKind.Controller:
                track.WriteMessage(control.Tick, (byte)(MidiMessage.Controller | channel), (byte)control.Number, (byte)control.Value);
                break;
            case ControlKind.KeyPressure:
                track.WriteMessage(control.Tick, (byte)(MidiMessage.KeyPressure | channel), (byte)control.Number, (byte)control.Value);
                break;
            case ControlKind.Program:
                track.WriteMessage(control.Tick, (byte)(MidiMessage.Program | channel), (byte)control.Value);
                break;
            case ControlKind.ChannelPressure:
                track.WriteMessage(control.Tick, (byte)(MidiMessage.ChannelPressure | channel), (byte)control.Value);
                break;
            default:
                var bend = control.Value + MidiMessage.PitchBendCenter;
                track.WriteMessage(
                    control.Tick,
                    (byte)(MidiMessage.PitchBend | channel),
                    (byte)(bend % MidiMessage.DataValues),
                    (byte)(bend / MidiMessage.DataValues));
                break;
        }
    }
}
