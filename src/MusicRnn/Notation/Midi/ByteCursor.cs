using System.Buffers.Binary;
using System.Text;

namespace MusicRnn.Notation.Midi;

/// <summary>A place in the bytes of a file. It moves on as they are read, and knows its offset for every message.</summary>
internal ref struct ByteCursor
{
    /// <summary>What a person can do about most damage.</summary>
    public const string GetAWholeCopy = "The file is cut off or damaged: get a whole copy.";

    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>Begins at the first byte of a file.</summary>
    public ByteCursor(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The offset of the next byte.</summary>
    public int Offset { get; set; }

    /// <summary>The offset behind the last byte.</summary>
    public readonly int Length => _bytes.Length;

    /// <summary>The number of bytes not yet read.</summary>
    public readonly int Remaining => _bytes.Length - Offset;

    /// <summary>The next byte. Throws <see cref="MidiDamageException"/> at the end of the file.</summary>
    public byte ReadByte(string expected)
    {
        if ((uint)Offset >= (uint)_bytes.Length)
        {
            throw Expected(Offset, expected, "the end of the file");
        }

        return _bytes[Offset++];
    }

    /// <summary>The next bytes. Throws <see cref="MidiDamageException"/>, without allocating, if the file has fewer.</summary>
    public ReadOnlySpan<byte> ReadBytes(long count, string expected)
    {
        if (count > Remaining)
        {
            throw Expected(Offset, $"{count} bytes of {expected}", $"only {Remaining} before the end of the file");
        }

        var bytes = _bytes.Slice(Offset, (int)count);
        Offset += (int)count;
        return bytes;
    }

    /// <summary>The next two bytes as a number, the higher byte first.</summary>
    public ushort ReadUInt16(string expected) => BinaryPrimitives.ReadUInt16BigEndian(ReadBytes(sizeof(ushort), expected));

    /// <summary>The next four bytes as a number, the highest byte first.</summary>
    public uint ReadUInt32(string expected) => BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(sizeof(uint), expected));

    /// <summary>Whether these bytes stand at an offset; false also outside the file.</summary>
    public readonly bool HasAt(long offset, ReadOnlySpan<byte> bytes) =>
        offset >= 0 && offset <= _bytes.Length - bytes.Length && _bytes.Slice((int)offset, bytes.Length).SequenceEqual(bytes);

    /// <summary>The bytes from here to the end of the file, which stay unread.</summary>
    public readonly ReadOnlySpan<byte> Rest() => _bytes[Offset..];

    /// <summary>What stands here, for a message: four characters if they can be printed, else as numbers.</summary>
    public readonly string DescribeRest()
    {
        const int mostShown = 4;
        var start = _bytes.Slice(Offset, Math.Min(Remaining, mostShown));
        return start.IsEmpty ? "the end of the file"
            : start.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? $"the bytes {Convert.ToHexString(start)}"
            : $"'{Encoding.ASCII.GetString(start)}'";
    }

    /// <summary>The error for an offset, in the one form that all of them have.</summary>
    public static MidiDamageException Expected(int offset, string expected, string found, string advice = GetAWholeCopy) =>
        new(offset, $"expected {expected}, found {found}", advice);
}
