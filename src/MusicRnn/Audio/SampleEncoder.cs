using System.Buffers.Binary;
using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Audio;

/// <summary>
/// Turns samples into the little-endian bytes of a format. Whole numbers are rounded with triangular dither (Lipshitz, Wannamaker,
/// Vanderkooy: Quantization and Dither, 1992) that is the same each time.
/// </summary>
internal sealed class SampleEncoder(WavSampleFormat format)
{
    private const ulong DitherSeed = 0x57415645;
    private const int MostOf24Bits = (1 << 23) - 1;
    private const int BytesIn24Bits = 3;

    private Noise _dither = new(DitherSeed);

    /// <summary>The bytes of a sample.</summary>
    public int BytesPerSample => format switch
    {
        WavSampleFormat.Pcm16 => sizeof(short),
        WavSampleFormat.Pcm24 => BytesIn24Bits,
        _ => sizeof(float),
    };

    /// <summary>Encodes samples within -1 to 1, one after another.</summary>
    public void Encode(ReadOnlySpan<float> samples, Span<byte> bytes)
    {
        var step = BytesPerSample;
        for (var index = 0; index < samples.Length; index++)
        {
            var place = bytes.Slice(step * index, step);
            switch (format)
            {
                case WavSampleFormat.Pcm16:
                    BinaryPrimitives.WriteInt16LittleEndian(place, (short)Round(samples[index], short.MaxValue));
                    break;
                case WavSampleFormat.Pcm24:
                    var value = Round(samples[index], MostOf24Bits);
                    (place[0], place[1], place[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
                    break;
                default:
                    BinaryPrimitives.WriteSingleLittleEndian(place, samples[index]);
                    break;
            }
        }
    }

    /// <summary>Encodes samples as 16-bit numbers of the machine's own byte order, for a loudspeaker.</summary>
    public void Encode(ReadOnlySpan<float> samples, Span<short> numbers)
    {
        for (var index = 0; index < samples.Length; index++)
        {
            numbers[index] = (short)Round(samples[index], short.MaxValue);
        }
    }

    private int Round(float sample, int most)
    {
        // Digital silence stays silence: players and people look for it.
        var triangle = sample == 0 ? 0 : (_dither.NextSample() + _dither.NextSample()) / 2;
        return (int)Math.Clamp(Math.Round((sample * most) + triangle), -most - 1.0, most);
    }
}
