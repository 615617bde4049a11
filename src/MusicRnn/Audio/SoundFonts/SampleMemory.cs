using System.Buffers.Binary;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>The samples of a SoundFont as they lie in its file: 16 bits each, and 8 more of each in another place where it has 24.</summary>
/// <param name="file">All bytes of the file.</param>
/// <param name="start">Where the samples begin.</param>
/// <param name="frames">How many there are.</param>
/// <param name="lowStart">Where the lower 8 bits of each begin; -1 if there are none.</param>
internal sealed class SampleMemory(byte[] file, int start, int frames, int lowStart)
{
    private const float FullScale = 1 << 23;
    private const int LowBits = 8;

    /// <summary>How many frames there are.</summary>
    public int Frames => frames;

    /// <summary>Copies the frames from a place on, as -1 to 1.</summary>
    public void CopyTo(int from, Span<float> output)
    {
        var high = file.AsSpan(start + (sizeof(short) * from), sizeof(short) * output.Length);
        var low = lowStart < 0 ? default : file.AsSpan(lowStart + from, output.Length);
        for (var frame = 0; frame < output.Length; frame++)
        {
            var sample = BinaryPrimitives.ReadInt16LittleEndian(high[(sizeof(short) * frame)..]) << LowBits;
            output[frame] = (low.IsEmpty ? sample : sample | low[frame]) / FullScale;
        }
    }
}
