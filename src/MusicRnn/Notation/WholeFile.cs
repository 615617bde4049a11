namespace MusicRnn.Notation;

/// <summary>Reads a stream to its end, within a limit, for formats that need all bytes at once.</summary>
public static class WholeFile
{
    /// <summary>64 MiB: more than a hundred times the largest score; above, it is no music or was made to exhaust us.</summary>
    public const int MaxBytes = 64 << 20;

    private const int FirstCapacity = 16 << 10;

    /// <summary>
    /// All bytes from where the stream stands. Throws <see cref="NotationException"/> if there are more than
    /// <see cref="MaxBytes"/>; not more than these are ever read.
    /// </summary>
    public static ReadOnlyMemory<byte> Read(Stream stream, string source)
    {
        // What a stream says about its length is checked, and is only where we begin: a file may grow or shrink meanwhile.
        var expected = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : FirstCapacity;
        if (expected > MaxBytes)
        {
            throw TooLong(source);
        }

        // One byte more than expected, so that the end is noticed without growing.
        var bytes = new byte[expected + 1];
        var count = 0;
        int read;
        while ((read = stream.Read(bytes, count, bytes.Length - count)) > 0)
        {
            count += read;
            if (count > MaxBytes)
            {
                throw TooLong(source);
            }

            if (count == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(count * 2, MaxBytes + 1));
            }
        }

        return bytes.AsMemory(0, count);
    }

    private static NotationException TooLong(string source) =>
        new(source, $"expected at most {MaxBytes >> 20} MiB of music, found more. Split it, or leave it out.");
}
