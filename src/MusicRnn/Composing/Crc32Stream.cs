namespace MusicRnn.Composing;

/// <summary>
/// Reads another stream and keeps the checksum of all that was read: the CRC-32 of zip archives (ISO 3309, reflected
/// polynomial EDB88320), which .NET stores with each entry but does not check.
/// </summary>
internal sealed class Crc32Stream(Stream source) : Stream
{
    private const uint Polynomial = 0xEDB88320;
    private const int BitsInByte = 8;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 1 << BitsInByte).Select(Remainder)];

    private uint _register = uint.MaxValue;

    /// <summary>The checksum of what was read so far.</summary>
    public uint Checksum => ~_register;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        foreach (var value in buffer[..count])
        {
            _register = (_register >> BitsInByte) ^ Table[(byte)(_register ^ value)];
        }

        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private static uint Remainder(int index)
    {
        var remainder = (uint)index;
        for (var bit = 0; bit < BitsInByte; bit++)
        {
            remainder = (remainder >> 1) ^ ((remainder & 1) * Polynomial);
        }

        return remainder;
    }
}
