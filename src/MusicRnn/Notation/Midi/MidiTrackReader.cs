using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>Reads track chunks, one after another, into the drafts of pieces.</summary>
internal sealed class MidiTrackReader(MidiHeader header, ProblemList problems)
{
    // No event is later than one delta time can express, so that whatever is read can be written and sums of two ticks
    // fit an int. Where ticks are very coarse, the limit is four million quarters (three weeks at 120), so that nobody
    // ever walks through a billion bars of a damaged file.
    private const int MostQuarters = 1 << 22;

    private readonly ChannelRecorder?[] _recorders = new ChannelRecorder?[MidiMessage.Channels];
    private readonly int _longestTick = (int)Math.Min(VariableLengthQuantity.MaxValue, (long)MostQuarters * header.TicksPerQuarter);

    /// <summary>
    /// Reads the track chunk at the cursor and leaves the cursor behind it. Throws <see cref="NotationException"/> where
    /// the track cannot be understood.
    /// </summary>
    /// <param name="cursor">Stands at the chunk's name.</param>
    /// <param name="draft">What the track adds to.</param>
    /// <param name="naming">What the name of the track names.</param>
    public void Read(ref ByteCursor cursor, PieceDraft draft, TrackNaming naming)
    {
        var chunk = new TrackChunk(ref cursor, problems);
        var meta = new MetaEventReader(draft, problems);
        var (endTick, endOffset) = ReadEvents(ref cursor, chunk, meta);
        if (endTick > draft.End.Tick)
        {
            draft.End = (endTick, endOffset);
        }

        EndOpenNotes(endTick, endOffset);
        HandOver(draft, meta, naming);
    }

    private (int Tick, int Offset) ReadEvents(ref ByteCursor cursor, TrackChunk chunk, MetaEventReader meta)
    {
        var tick = 0;
        var runningStatus = 0;
        while (chunk.GoesOn(ref cursor))
        {
            var offset = cursor.Offset;
            var nextTick = tick + VariableLengthQuantity.Read(ref cursor, "a delta time");
            if (nextTick > _longestTick)
            {
                problems.Add(offset, $"expected a time of at most {_longestTick} ticks, found {nextTick}; the rest of the track is left out.");
                chunk.SkipRest(ref cursor);
                return (tick, offset);
            }

            tick = nextTick;
            int status = cursor.ReadByte("an event");
            if (status < MidiMessage.FirstStatus)
            {
                // Running status: the byte is data already. It outlives meta and system events, as real files have it,
                // although the standard lets them cancel it.
                cursor.Offset--;
                status = runningStatus;
                if (status == 0)
                {
                    throw cursor.Expected(cursor.Offset, "a status byte, as no message stands before that could go on", "a data byte");
                }
            }

            if (status < MidiMessage.System)
            {
                runningStatus = status;
                ReadChannelMessage(ref cursor, status, tick);
            }
            else if (ReadSystemEvent(ref cursor, status, tick, offset, meta))
            {
                chunk.Close(ref cursor);
                return (tick, offset);
            }
        }

        return (tick, cursor.Offset);
    }

    private void ReadChannelMessage(ref ByteCursor cursor, int status, int tick)
    {
        var recorder = _recorders[MidiMessage.ChannelOf(status)] ??= new ChannelRecorder();
        var data = ReadData(ref cursor);
        var kind = MidiMessage.KindOf(status);
        switch (kind)
        {
            case MidiMessage.Program:
                recorder.Controls.Add(new ControlEvent(tick, ControlKind.Program, 0, data));
                return;
            case MidiMessage.ChannelPressure:
                recorder.Controls.Add(new ControlEvent(tick, ControlKind.ChannelPressure, 0, data));
                return;
        }

        var data2 = ReadData(ref cursor);
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
            default:
                var bend = (data2 << MidiMessage.DataBits) + data - MidiMessage.PitchBendCenter;
                recorder.Controls.Add(new ControlEvent(tick, ControlKind.PitchBend, 0, bend));
                break;
        }
    }

    private static int ReadData(ref ByteCursor cursor)
    {
        int data = cursor.ReadByte("a message's data byte");
        return data < MidiMessage.FirstStatus
            ? data
            : throw cursor.Expected(cursor.Offset - 1, "a message's data byte, below 80", $"{data:X2}");
    }

    /// <summary>Reads a meta event or system message; true if it is the end of the track.</summary>
    private bool ReadSystemEvent(ref ByteCursor cursor, int status, int tick, int offset, MetaEventReader meta)
    {
        switch (status)
        {
            case MidiMessage.Meta:
                int type = cursor.ReadByte("a meta event's type");
                var length = VariableLengthQuantity.Read(ref cursor, "a meta event's length");
                var content = cursor.ReadBytes(length, "a meta event");
                if (type == MetaEvent.EndOfTrack)
                {
                    return true;
                }

                meta.Take(type, tick, offset, content);
                break;
            case MidiMessage.SystemExclusive or MidiMessage.SystemExclusiveContinued:
                cursor.ReadBytes(VariableLengthQuantity.Read(ref cursor, "a system exclusive message's length"), "a system exclusive message");
                break;
            default:
                cursor.ReadBytes(MidiMessage.SystemDataLength(status), "a system message");
                problems.Add(offset, $"expected a message that belongs in a file, found {status:X2}, which belongs on a cable; it is left out.");
                break;
        }

        return false;
    }

    private void EndOpenNotes(int endTick, int endOffset)
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

    private void HandOver(PieceDraft draft, MetaEventReader meta, TrackNaming naming)
    {
        var sounding = _recorders.Count(recorder => recorder is { NoteCount: > 0 });
        var namesPiece = naming == TrackNaming.Piece || (naming == TrackNaming.PieceIfSilent && sounding == 0);
        if (namesPiece)
        {
            draft.Title = meta.TrackName;
        }

        var instrument = sounding == 1 ? meta.InstrumentName : "";
        var name = namesPiece || meta.TrackName.Length == 0 ? instrument : meta.TrackName;
        for (var channel = 0; channel < MidiMessage.Channels; channel++)
        {
            if (_recorders[channel] is { } recorder)
            {
                draft.AddChannel(channel, name, recorder);
                recorder.Clear();
            }
        }
    }
}
