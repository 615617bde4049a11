using System.Buffers;

namespace MusicRnn.Notation.Midi;

/// <summary>
/// A number in one to four bytes, seven bits in each, the highest first; all bytes but the last have the top bit set
/// (Standard MIDI Files 1.0, "Variable-Length Quantity").
/// </summary>
internal static class VariableLengthQuantity
{
    /// <summary>The largest number that four bytes hold.</summary>
    public const int MaxValue = 0x0FFF_FFFF;

    private const int BitsInByte = 7;
    private const int MoreFollows = 0x80;
    private const int ValueBits = 0x7F;

    /// <summary>Reads a number, 0 to <see cref="MaxValue"/>. Throws <see cref="MidiDamageException"/> if it is larger.</summary>
    public static int Read(ref ByteCursor cursor, string expected)
    {
        // Nearly all numbers in real files have one byte.
        int first = cursor.ReadByte(expected);
        return first < MoreFollows ? first : ReadFurtherBytes(ref cursor, first & ValueBits, expected);
    }

    /// <summary>Writes a number, 0 to <see cref="MaxValue"/>, in as few bytes as it needs.</summary>
    public static void Write(IBufferWriter<byte> buffer, int value)
    {
        var length = 1;
        while (value >> (length * BitsInByte) != 0)
        {
            length++;
        }

        var bytes = buffer.GetSpan(length);
        for (var index = 0; index < length; index++)
        {
            var bits = (value >> ((length - 1 - index) * BitsInByte)) & ValueBits;
            bytes[index] = (byte)(index < length - 1 ? bits | MoreFollows : bits);
        }

        buffer.Advance(length);
    }

    private static int ReadFurtherBytes(ref ByteCursor cursor, long value, string expected)
    {
        // Some programs pad with leading zeros beyond four bytes; what counts is that the number is small enough.
        var start = cursor.Offset - 1;
        while (value <= MaxValue)
        {
            int next = cursor.ReadByte(expected);
            value = (value << BitsInByte) | (uint)(next & ValueBits);
            if (next < MoreFollows)
            {
                return value <= MaxValue ? (int)value : throw TooLarge(start, expected);
            }
        }

        throw TooLarge(start, expected);
    }

    private static MidiDamageException TooLarge(int offset, string expected) =>
        ByteCursor.Expected(offset, $"{expected} of at most {MaxValue}", "a larger one");
}
