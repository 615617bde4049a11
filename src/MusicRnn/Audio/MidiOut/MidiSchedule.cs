using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Audio.MidiOut;

/// <summary>All messages of a piece in the order in which they are sent.</summary>
public static class MidiSchedule
{
    // A note without duration is a mistake of its writer, but one that wants to be heard.
    private const int ShortestTicks = 1;

    private enum Order
    {
        NoteOff,
        Change,
        NoteOn,
    }

    /// <summary>
    /// The messages. Where several fall together, notes end first, then come programs, controllers and bends, then new notes. Of two
    /// overlapping notes of one key and channel the first ends where the second begins, as MIDI cannot tell them apart.
    /// </summary>
    /// <param name="piece">The piece; its parts' channels say where each is sent.</param>
    public static ImmutableArray<TimedMessage> Of(Piece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var messages = new List<(int Tick, Order Order, ImmutableArray<byte> Bytes)>();
        foreach (var part in piece.Parts)
        {
            if (!part.IsPercussion)
            {
                messages.Add((0, Order.Change, MidiMessages.Program(part.Channel, part.Program)));
            }

            messages.AddRange(part.Controls.Select(control => (control.Tick, Order.Change, BytesOf(part, control))));
        }

        foreach (var channel in piece.Parts.GroupBy(part => part.Channel))
        {
            AddNotes(channel.Key, channel.SelectMany(part => part.Notes), messages);
        }

        // LINQ sorts stably: what is alike keeps the order of the piece.
        var clock = new FrameClock(piece.Tempos, piece.TicksPerQuarter, FramesPerSecond);
        return [.. messages.OrderBy(each => each.Tick).ThenBy(each => each.Order).Select(each => new TimedMessage(clock.FrameAt(each.Tick) / (double)FramesPerSecond, each.Bytes))];
    }

    // A tenth of a millisecond, finer than any MIDI cable.
    private const int FramesPerSecond = 10_000;

    private static void AddNotes(int channel, IEnumerable<Note> notes, List<(int Tick, Order Order, ImmutableArray<byte> Bytes)> messages)
    {
        foreach (var key in notes.GroupBy(note => note.Pitch))
        {
            Note[] inOrder = [.. key.OrderBy(note => note.Start)];
            for (var index = 0; index < inOrder.Length; index++)
            {
                var note = inOrder[index];
                var end = Math.Max(note.End, note.Start + ShortestTicks);
                if (index + 1 < inOrder.Length && inOrder[index + 1].Start > note.Start)
                {
                    end = Math.Min(end, inOrder[index + 1].Start);
                }

                messages.Add((note.Start, Order.NoteOn, MidiMessages.NoteOn(channel, note.Pitch, note.Velocity)));
                messages.Add((end, Order.NoteOff, MidiMessages.NoteOff(channel, note.Pitch)));
            }
        }
    }

    private static ImmutableArray<byte> BytesOf(Part part, ControlEvent control) => control.Kind switch
    {
        ControlKind.Program => MidiMessages.Program(part.Channel, control.Value),
        ControlKind.PitchBend => MidiMessages.Bend(part.Channel, control.Value),
        ControlKind.ChannelPressure => MidiMessages.ChannelPressure(part.Channel, control.Value),
        ControlKind.KeyPressure => MidiMessages.KeyPressure(part.Channel, control.Number, control.Value),
        _ => MidiMessages.Control(part.Channel, control.Number, control.Value),
    };
}
