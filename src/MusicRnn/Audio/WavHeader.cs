using System.Buffers.Binary;

namespace MusicRnn.Audio;

/// <summary>
/// What stands before the samples of a WAV file: RIFF (Microsoft and IBM, Multimedia Programming Interface and Data Specifications
/// 1.0, 1991); for floating point with the longer format chunk and the fact chunk that Microsoft's New Multimedia Data Types and
/// Data Techniques (1994) ask for there.
/// </summary>
internal sealed class WavHeader
{
    private const int Channels = 2;
    private const int BitsInByte = 8;
    private const int RiffSizeAt = 4;
    private const int BytesBeforeRiffSize = 8;

    private readonly byte[] _bytes;
    private readonly int _bytesPerFrame;
    private readonly int _frameCountAt;

    /// <summary>Makes the header of an empty file.</summary>
    /// <param name="format">The format of a sample.</param>
    /// <param name="bytesPerSample">The bytes of a sample.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public WavHeader(WavSampleFormat format, int bytesPerSample, int sampleRate)
    {
        const ushort pcm = 1;
        const ushort ieeeFloat = 3;
        var isFloat = format == WavSampleFormat.Floating32;
        _bytesPerFrame = Channels * bytesPerSample;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF\0\0\0\0WAVEfmt "u8);
        writer.Write(isFloat ? 18 : 16);
        writer.Write(isFloat ? ieeeFloat : pcm);
        writer.Write((ushort)Channels);
        writer.Write(sampleRate);
        writer.Write(sampleRate * _bytesPerFrame);
        writer.Write((ushort)_bytesPerFrame);
        writer.Write((ushort)(bytesPerSample * BitsInByte));
        if (isFloat)
        {
            // No further format bytes, then the fact chunk of four bytes.
            writer.Write((ushort)0);
            writer.Write("fact\u0004\0\0\0"u8);
            _frameCountAt = (int)stream.Position;
            writer.Write(0);
        }

        writer.Write("data\0\0\0\0"u8);
        _bytes = stream.ToArray();
    }

    /// <summary>Its length in bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>The frames that a file can hold, as its sizes have 32 bits.</summary>
    public long MostFrames => (uint.MaxValue - Length) / _bytesPerFrame;

    /// <summary>The header for so many frames.</summary>
    public ReadOnlySpan<byte> For(long frames)
    {
        var dataBytes = (uint)(frames * _bytesPerFrame);
        Write(RiffSizeAt, dataBytes + (uint)(Length - BytesBeforeRiffSize));
        Write(Length - sizeof(uint), dataBytes);
        if (_frameCountAt > 0)
        {
            Write(_frameCountAt, (uint)frames);
        }

        return _bytes;
    }

    private void Write(int place, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(place), value);
}
