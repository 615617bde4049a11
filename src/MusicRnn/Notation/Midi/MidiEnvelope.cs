using System.Buffers.Binary;

namespace MusicRnn.Notation.Midi;

/// <summary>Finds the MIDI file inside what may be wrapped around it.</summary>
internal static class MidiEnvelope
{
    // A RIFF file: "RIFF", length, "RMID", then chunks, of which "data" is the MIDI file; lengths have the lowest byte
    // first (RP-029, "RIFF MIDI file").
    private const int RiffNameOffset = 8;
    private const int FirstRiffChunk = 12;

    // Old Macintosh transfers put 128 bytes of MacBinary in front; mail and download programs put less. Further inside, it is another kind of file.
    private const int LongestPrefix = 1024;

    // The header's name and its length, which has always been six.
    private static ReadOnlySpan<byte> UsualHeader => "MThd\0\0\0\u0006"u8;

    /// <summary>Whether the usual header chunk of a MIDI file stands at an offset.</summary>
    public static bool IsHeaderAt(in ByteCursor cursor, int offset) => cursor.HasAt(offset, UsualHeader);

    /// <summary>
    /// Where the MIDI file begins and ends. Throws <see cref="MidiDamageException"/> if none begins near the beginning.
    /// </summary>
    public static (int Start, int End) Find(ReadOnlySpan<byte> file, ProblemList problems)
    {
        var cursor = new ByteCursor(file);
        if (cursor.HasAt(0, MidiHeader.ChunkName))
        {
            return (0, file.Length);
        }

        if (cursor.HasAt(0, "RIFF"u8) && cursor.HasAt(RiffNameOffset, "RMID"u8) && FindRiffData(ref cursor) is { } data)
        {
            return data;
        }

        var start = file[..Math.Min(file.Length, LongestPrefix)].IndexOf(UsualHeader);
        if (start < 0)
        {
            cursor.Offset = 0;
            var found = file.IsEmpty ? "an empty file" : cursor.DescribeRest();
            throw ByteCursor.Expected(0, "a MIDI file, which begins with 'MThd'", found, "Give a file that a music program has saved as MIDI.");
        }

        problems.Add(0, $"expected 'MThd' at the beginning, found it {start} bytes later; what stands before it is left out.");
        return (start, file.Length);
    }

    private static (int Start, int End)? FindRiffData(ref ByteCursor cursor)
    {
        long offset = FirstRiffChunk;
        while (offset <= cursor.Length - MidiHeader.ChunkHeaderLength)
        {
            cursor.Offset = (int)offset;
            var name = cursor.ReadBytes(MidiHeader.ChunkName.Length, "a chunk's name");
            var length = BinaryPrimitives.ReadUInt32LittleEndian(cursor.ReadBytes(sizeof(uint), "a chunk's length"));
            if (name.SequenceEqual("data"u8) && cursor.HasAt(cursor.Offset, MidiHeader.ChunkName))
            {
                return (cursor.Offset, EndOfData(cursor, cursor.Offset + (long)length));
            }

            // Chunks of odd length are padded by one byte.
            offset = cursor.Offset + (long)length + (length & 1);
        }

        return null;
    }

    // Only where another chunk or the end of the file follows is the length to be trusted.
    private static int EndOfData(in ByteCursor cursor, long end)
    {
        var padded = end + (end & 1);
        var isRight = end <= cursor.Length && (padded >= cursor.Length || cursor.HasAt(padded, "LIST"u8) || cursor.HasAt(padded, "DISP"u8));
        return isRight ? (int)end : cursor.Length;
    }
}
