namespace MusicRnn.Notation.Midi;

/// <summary>What the header chunk of a MIDI file says (Standard MIDI Files 1.0, "Header Chunks").</summary>
/// <param name="Format">0: one track of all channels; 1: tracks that sound together; 2: each track a piece of its own.</param>
/// <param name="Tracks">How many tracks the file claims to have.</param>
/// <param name="TicksPerQuarter">Ticks a quarter; where the file counts film frames, ticks in the <paramref name="FixedTempo"/>.</param>
/// <param name="FixedTempo">Microseconds a quarter where the file counts film frames and tempo events do not apply; else null.</param>
internal readonly record struct MidiHeader(int Format, int Tracks, int TicksPerQuarter, int? FixedTempo)
{
    public const int OneTrack = 0;
    public const int TracksTogether = 1;
    public const int PiecePerTrack = 2;

    /// <summary>The most ticks that a quarter can have: 15 bits.</summary>
    public const int MostTicksPerQuarter = 0x7FFF;

    /// <summary>The length of the header's content: format, number of tracks, division.</summary>
    public const int ContentLength = 6;

    /// <summary>The length of what stands before the content of each chunk: its name and its length, four bytes each.</summary>
    public const int ChunkHeaderLength = 8;

    private const int UsualTicksPerQuarter = 480; // of most sequencers
    private const int FramesFlag = 0x8000;
    private const int BitsInByte = 8;
    private const int DropFrameRate = 29; // 30 frames, counted 1001 for 1000: 29.97 a second
    private const int FramesInDropSecond = 30;
    private const int MicrosecondsInSecond = 1_000_000;
    private const int MicrosecondsInDropSecond = 1_001_000;

    /// <summary>The name of the header chunk.</summary>
    public static ReadOnlySpan<byte> ChunkName => "MThd"u8;

    /// <summary>The name of a track chunk.</summary>
    public static ReadOnlySpan<byte> TrackChunkName => "MTrk"u8;

    /// <summary>
    /// Reads the header chunk and leaves the cursor behind it. Throws <see cref="MidiDamageException"/> if its length
    /// cannot be understood.
    /// </summary>
    public static MidiHeader Read(ref ByteCursor cursor, ProblemList problems)
    {
        cursor.ReadBytes(ChunkName.Length, "the header chunk");
        var contentEnd = ReadContentEnd(ref cursor, problems);
        var formatOffset = cursor.Offset;
        var format = (int)cursor.ReadUInt16("the format");
        var tracks = (int)cursor.ReadUInt16("the number of tracks");
        if (format > PiecePerTrack)
        {
            problems.Add(formatOffset, $"expected format 0, 1 or 2, found {format}; the tracks are read as sounding together.");
            format = TracksTogether;
        }

        var (ticks, tempo) = ReadDivision(ref cursor, problems);
        cursor.Offset = contentEnd;
        return new MidiHeader(format, tracks, ticks, tempo);
    }

    private static int ReadContentEnd(ref ByteCursor cursor, ProblemList problems)
    {
        var lengthOffset = cursor.Offset;
        var length = cursor.ReadUInt32("the header's length");
        var contentEnd = cursor.Offset + (long)length;

        // The standard has us honour a longer header, should one ever be defined.
        if (length >= ContentLength && contentEnd <= cursor.Length && (length == ContentLength || cursor.HasAt(contentEnd, TrackChunkName)))
        {
            return (int)contentEnd;
        }

        if (!cursor.HasAt(cursor.Offset + ContentLength, TrackChunkName))
        {
            throw ByteCursor.Expected(lengthOffset, $"a header of {ContentLength} bytes with a track behind it", $"one of {length} bytes");
        }

        problems.Add(lengthOffset, $"expected a header of {ContentLength} bytes, found {length}; the first track shows that it is {ContentLength}.");
        return cursor.Offset + ContentLength;
    }

    private static (int Ticks, int? Tempo) ReadDivision(ref ByteCursor cursor, ProblemList problems)
    {
        var offset = cursor.Offset;
        int division = cursor.ReadUInt16("the division of time");
        var framesInSecond = -(sbyte)(division >> BitsInByte);
        var ticksInFrame = division & byte.MaxValue;
        var isInFrames = (division & FramesFlag) != 0;
        if (division == 0 || (isInFrames && ticksInFrame == 0))
        {
            problems.Add(offset, $"expected at least one tick a quarter or frame, found 0; {UsualTicksPerQuarter} ticks a quarter are taken, so meter and tempo may be wrong.");
            return (UsualTicksPerQuarter, null);
        }

        if (!isInFrames)
        {
            return (division, null);
        }

        if (framesInSecond == DropFrameRate)
        {
            return (FramesInDropSecond * ticksInFrame, MicrosecondsInDropSecond);
        }

        if (framesInSecond is not (24 or 25 or 30))
        {
            problems.Add(offset, $"expected 24, 25, 29 or 30 frames a second, found {framesInSecond}; they are taken as they are.");
        }

        return (framesInSecond * ticksInFrame, MicrosecondsInSecond);
    }
}
