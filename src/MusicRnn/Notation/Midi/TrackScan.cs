namespace MusicRnn.Notation.Midi;

/// <summary>Looks through the events of a track without reading them, to tell a slip of the program that wrote it from damage.</summary>
internal static class TrackScan
{
    /// <summary>
    /// Whether all events make sense up to an end just where the chunk ends, if only data bytes out of range are passed
    /// over. Then each event is what it seems to be, and only some of its values are wrong.
    /// </summary>
    /// <param name="cursor">A copy that stands at the track's first event.</param>
    /// <param name="end">Where the track's chunk ends.</param>
    public static bool EndsInPlace(ByteCursor cursor, long end)
    {
        try
        {
            var runningStatus = 0;
            var isOver = false;
            while (!isOver && cursor.Offset < end)
            {
                VariableLengthQuantity.Read(ref cursor, "a delta time");
                int status = cursor.ReadByte("an event");
                if (status < MidiMessage.System)
                {
                    cursor.Offset -= status < MidiMessage.FirstStatus ? 1 : 0;
                    runningStatus = status < MidiMessage.FirstStatus ? runningStatus : status;
                    cursor.ReadBytes(MidiMessage.DataLength(runningStatus), "a message's data");
                }
                else
                {
                    isOver = IsEndOfTrack(ref cursor, status);
                }
            }

            return cursor.Offset == end;
        }
        catch (MidiDamageException)
        {
            return false;
        }
    }

    private static bool IsEndOfTrack(ref ByteCursor cursor, int status)
    {
        var isEnd = status == MidiMessage.Meta && cursor.ReadByte("a meta event's type") == MetaEvent.EndOfTrack;
        var hasLength = status is MidiMessage.Meta or MidiMessage.SystemExclusive or MidiMessage.SystemExclusiveContinued;
        cursor.ReadBytes(hasLength ? VariableLengthQuantity.Read(ref cursor, "a length") : MidiMessage.SystemDataLength(status), "an event");
        return isEnd;
    }
}
