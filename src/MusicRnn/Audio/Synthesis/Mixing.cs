using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Audio.Synthesis;

/// <summary>Adds sounds to one another, eight samples at a time; each sample is the same whatever vectors the machine has.</summary>
internal static class Mixing
{
    private const int Lanes = 8;

    private static readonly Vector256<float> FirstPlaces = Vector256.Create(1f, 2, 3, 4, 5, 6, 7, 8);

    /// <summary>Adds a sound whose gain goes in a straight line, so that the next block begins where this one ends.</summary>
    public static void AddRamped(ReadOnlySpan<float> sound, Span<float> sum, float from, float to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sum.Length, sound.Length);
        if (from == 0 && to == 0)
        {
            return;
        }

        var step = (to - from) / sound.Length;
        ref var source = ref MemoryMarshal.GetReference(sound);
        ref var target = ref MemoryMarshal.GetReference(sum);
        var (start, eachStep) = (Vector256.Create(from), Vector256.Create(step));
        var frame = 0;
        for (; frame <= sound.Length - Lanes; frame += Lanes)
        {
            var gains = start + ((Vector256.Create((float)frame) + FirstPlaces) * eachStep);
            (Vector256.LoadUnsafe(ref target, (nuint)frame) + (Vector256.LoadUnsafe(ref source, (nuint)frame) * gains)).StoreUnsafe(ref target, (nuint)frame);
        }

        for (; frame < sound.Length; frame++)
        {
            sum[frame] += sound[frame] * (from + ((frame + 1) * step));
        }
    }
}
