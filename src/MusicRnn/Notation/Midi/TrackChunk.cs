using System.Buffers.Binary;

namespace MusicRnn.Notation.Midi;

/// <summary>
/// The bounds of one track chunk. Programs that write the length wrong, or leave off the end of track, are common enough;
/// where the events themselves and the next chunk show how it was meant, that is mended.
/// </summary>
internal sealed class TrackChunk
{
    private readonly ProblemList _problems;
    private readonly int _lengthOffset;
    private readonly int _firstEvent;
    private readonly uint _length;
    private readonly long _chunkEnd;
    private long _end;
    private bool? _endsInPlace;
    private bool _isTooShort;

    /// <summary>Reads a track chunk's name and length and leaves the cursor at its first event.</summary>
    public TrackChunk(ref ByteCursor cursor, ProblemList problems)
    {
        _problems = problems;
        cursor.ReadBytes(MidiHeader.TrackChunkName.Length, "a track chunk");
        _lengthOffset = cursor.Offset;
        _length = cursor.ReadUInt32("the track's length");
        _firstEvent = cursor.Offset;
        _chunkEnd = _firstEvent + (long)_length;
        _end = _chunkEnd;
    }

    /// <summary>Whether a track chunk begins at an offset, with its name and its length.</summary>
    public static bool IsTrackAt(in ByteCursor cursor, long offset) =>
        offset <= cursor.Length - MidiHeader.ChunkHeaderLength && cursor.HasAt(offset, MidiHeader.TrackChunkName);

    /// <summary>Where the next track chunk begins from an offset on, or the end of the file.</summary>
    public static int NextTrack(in ByteCursor cursor, int from)
    {
        var start = cursor;
        start.Offset = Math.Min(from, cursor.Length);
        var distance = start.Rest().IndexOf(MidiHeader.TrackChunkName);
        return distance >= 0 && IsTrackAt(cursor, start.Offset + distance) ? start.Offset + distance : cursor.Length;
    }

    /// <summary>Whether a chunk begins at an offset: a track, or another one that fits into the file.</summary>
    public static bool BeginsAt(in ByteCursor cursor, long offset)
    {
        if (cursor.HasAt(offset, MidiHeader.TrackChunkName))
        {
            return true;
        }

        if (offset > cursor.Length - MidiHeader.ChunkHeaderLength)
        {
            return false;
        }

        var start = cursor;
        start.Offset = (int)offset;
        var header = start.ReadBytes(MidiHeader.ChunkHeaderLength, "a chunk");
        var name = header[..MidiHeader.TrackChunkName.Length];
        return name.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0
            && BinaryPrimitives.ReadUInt32BigEndian(header[MidiHeader.TrackChunkName.Length..]) <= start.Remaining;
    }

    /// <summary>
    /// Whether the track goes on here with another event. Throws <see cref="MidiDamageException"/> where the file is cut off.
    /// </summary>
    public bool GoesOn(ref ByteCursor cursor) =>
        (cursor.Offset < _end && cursor.Remaining > 0 && !_isTooShort) || GoesOnPastItsEnd(ref cursor);

    /// <summary>Leaves the cursor at what follows the track, after its end-of-track event.</summary>
    public void Close(ref ByteCursor cursor)
    {
        if (cursor.Offset == _end || _isTooShort)
        {
            return;
        }

        if (cursor.Offset < _end && _end <= cursor.Length && !cursor.HasAt(cursor.Offset, MidiHeader.TrackChunkName))
        {
            _problems.Add(cursor.Offset, $"expected nothing after the end of the track, found {_end - cursor.Offset} bytes; they are left out.");
            cursor.Offset = (int)_end;
            return;
        }

        ReportLength(cursor.Offset);
    }

    /// <summary>
    /// Whether the track's events make sense up to its end but for data bytes out of range, so that those are only wrong
    /// values; see <see cref="TrackScan"/>.
    /// </summary>
    public bool EndsInPlace(in ByteCursor cursor)
    {
        var start = cursor;
        start.Offset = _firstEvent;
        return _endsInPlace ??= TrackScan.EndsInPlace(start, _chunkEnd);
    }

    /// <summary>Leaves the cursor behind the chunk if that is certain, else at the next track or the end of the file.</summary>
    public void SkipRest(ref ByteCursor cursor, int from)
    {
        var isCertain = _chunkEnd >= from && (_chunkEnd == cursor.Length || BeginsAt(cursor, _chunkEnd));
        cursor.Offset = isCertain ? (int)_chunkEnd : NextTrack(cursor, from);
    }

    private bool GoesOnPastItsEnd(ref ByteCursor cursor)
    {
        if (cursor.Remaining == 0 && (_end > cursor.Length || _isTooShort))
        {
            throw ByteCursor.Expected(cursor.Offset, "another event or the end of the track", "the end of the file");
        }

        if (_isTooShort && !IsTrackAt(cursor, cursor.Offset))
        {
            return true;
        }

        if (_isTooShort || (cursor.Offset == _end && (cursor.Remaining == 0 || BeginsAt(cursor, _end))))
        {
            _problems.Add(cursor.Offset, "expected an end-of-track event, found the end of the track; it ends here.");
            return false;
        }

        if (cursor.Offset > _end && BeginsAt(cursor, _end))
        {
            throw ByteCursor.Expected((int)_end, "the end of an event, as the track chunk ends here", "the event unfinished");
        }

        // The events go on where the next chunk should begin: the length is wrong, and the end-of-track event will show the end.
        _isTooShort = true;
        _problems.Add(_lengthOffset, $"expected the track's length, found {_length}, which ends amid its events; they are read up to the end-of-track event.");
        _end = cursor.Length;
        return cursor.Remaining > 0 || GoesOnPastItsEnd(ref cursor);
    }

    private void ReportLength(int trackEnd)
    {
        var length = trackEnd - _lengthOffset - sizeof(uint);
        _problems.Add(_lengthOffset, $"expected the track's length, {length} bytes up to its end-of-track event, found {_length}; its events are read.");
    }
}
