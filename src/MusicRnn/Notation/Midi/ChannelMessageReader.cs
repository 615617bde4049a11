using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>Reads the channel messages of one track after another, and gives each channel's notes and controls to its recorder.</summary>
internal sealed class ChannelMessageReader(ProblemList problems) : IDisposable
{
    private const int HighestData = MidiMessage.DataValues - 1;

    private readonly ChannelRecorder?[] _recorders = new ChannelRecorder?[MidiMessage.Channels];

    /// <summary>How many channels have notes.</summary>
    public int SoundingCount => _recorders.Count(recorder => recorder is { NoteCount: > 0 });

    /// <summary>Reads the data bytes of a message at the cursor.</summary>
    /// <param name="cursor">Stands behind the status byte.</param>
    /// <param name="status">The status byte.</param>
    /// <param name="tick">When the message happens.</param>
    /// <param name="chunk">Tells whether a data byte out of range is a wrong value or damage.</param>
    public void Read(ref ByteCursor cursor, int status, int tick, TrackChunk chunk)
    {
        var recorder = _recorders[MidiMessage.ChannelOf(status)] ??= new ChannelRecorder();
        var kind = MidiMessage.KindOf(status);
        int data = cursor.ReadByte("a message's data byte");
        var data2 = kind is MidiMessage.Program or MidiMessage.ChannelPressure ? 0 : cursor.ReadByte("a message's data byte");
        if ((data | data2) > HighestData && !Mend(cursor, kind, ref data, ref data2, chunk))
        {
            return;
        }

        switch (kind)
        {
            case MidiMessage.NoteOn when data2 > 0:
                recorder.NoteOn(tick, data, data2);
                break;
            case MidiMessage.NoteOn or MidiMessage.NoteOff:
                recorder.NoteOff(tick, data);
                break;
            case MidiMessage.Controller:
                recorder.Controls.Add(new ControlEvent(tick, ControlKind.Controller, data, data2));
                break;
            case MidiMessage.KeyPressure:
                recorder.Controls.Add(new ControlEvent(tick, ControlKind.KeyPressure, data, data2));
                break;
            case MidiMessage.Program:
                recorder.Controls.Add(new ControlEvent(tick, ControlKind.Program, 0, data));
                break;
            case MidiMessage.ChannelPressure:
                recorder.Controls.Add(new ControlEvent(tick, ControlKind.ChannelPressure, 0, data));
                break;
            default:
                var bend = (data2 << MidiMessage.DataBits) + data - MidiMessage.PitchBendCenter;
                recorder.Controls.Add(new ControlEvent(tick, ControlKind.PitchBend, 0, bend));
                break;
        }
    }

    /// <summary>Ends all notes at the end of their track.</summary>
    public void EndOpenNotes(int endTick, int endOffset)
    {
        var open = 0;
        foreach (var recorder in _recorders)
        {
            open += recorder?.OpenCount ?? 0;
            recorder?.EndAll(endTick);
        }

        if (open > 0)
        {
            problems.Add(endOffset, $"expected all notes to have ended, found {open} still sounding at the end of the track; they end here.");
        }
    }

    /// <summary>Adds what the channels have played to a piece, and forgets it.</summary>
    public void HandOver(PieceDraft draft, Func<int, string> nameOf)
    {
        for (var channel = 0; channel < MidiMessage.Channels; channel++)
        {
            if (_recorders[channel] is { } recorder)
            {
                draft.AddChannel(channel, nameOf(channel), recorder);
                recorder.Clear();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var recorder in _recorders)
        {
            recorder?.Dispose();
        }
    }

    /// <summary>
    /// Makes of a value out of range the nearest one; false if the message must be left out, as a key, controller or
    /// program out of range is none. Throws <see cref="MidiDamageException"/> where the track then makes no sense.
    /// </summary>
    private bool Mend(in ByteCursor cursor, int kind, ref int data, ref int data2, TrackChunk chunk)
    {
        var isSecond = data <= HighestData;
        var offset = cursor.Offset - (MidiMessage.DataLength(kind) - (isSecond ? 1 : 0));
        var found = isSecond ? data2 : data;
        if (!chunk.EndsInPlace(cursor))
        {
            throw ByteCursor.Expected(offset, "a message's data byte, below 80", $"{found:X2}");
        }

        var isValue = isSecond || kind is MidiMessage.ChannelPressure or MidiMessage.PitchBend;
        problems.Add(offset, $"expected a message's data byte, below 80, found {found:X2}; {(isValue ? "7F is taken" : "the message is left out")}.");
        data = Math.Min(data, HighestData);
        data2 = Math.Min(data2, HighestData);
        return isValue;
    }
}
