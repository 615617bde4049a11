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

    /// <summary>
    /// Where the MIDI file begins and ends. Throws <see cref="NotationException"/> if none begins near the beginning.
    /// </summary>
    public static (int Start, int End) Find(ReadOnlySpan<byte> file, string source, ProblemList problems)
    {
        var cursor = new ByteCursor(file, source);
        if (cursor.HasAt(0, MidiHeader.ChunkName))
        {
            return (0, file.Length);
        }

        if (cursor.HasAt(0, "RIFF"u8) && cursor.HasAt(RiffNameOffset, "RMID"u8) && FindRiffData(ref cursor) is { } data)
        {
            return data;
        }

        var start = file[..Math.Min(file.Length, LongestPrefix)].IndexOf("MThd\0\0\0\u0006"u8);
        if (start < 0)
        {
            cursor.Offset = 0;
            var found = file.IsEmpty ? "an empty file" : cursor.DescribeRest();
            throw cursor.Expected(0, "a MIDI file, which begins with 'MThd'", found, "Give a file that a music program has saved as MIDI.");
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
                return (cursor.Offset, (int)Math.Min(cursor.Length, cursor.Offset + (long)length));
            }

            // Chunks of odd length are padded by one byte.
            offset = cursor.Offset + (long)length + (length & 1);
        }

        return null;
    }
}
