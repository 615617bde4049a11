using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// What eight samples at once become in a filter: each adds its answer to itself and to those behind it, so that none has to wait for
/// the one before. Products and sums stand in one order whatever vectors the machine has.
/// </summary>
internal sealed class Response
{
    /// <summary>How many samples are answered at once.</summary>
    public const int Frames = 8;

    // Seven zeros, then the answers: read from seven places before to the first of them, for the first to the eighth sample.
    private readonly float[] _answers = new float[(2 * Frames) - 1];

    /// <summary>What a sample of 1 becomes in itself and in the seven behind it.</summary>
    public Span<float> ToOne => _answers.AsSpan(Frames - 1);

    /// <summary>The sum of what eight samples become, from the first of them on.</summary>
    public Vector256<float> To(ReadOnlySpan<float> samples)
    {
        _ = samples[Frames - 1];
        ref var sample = ref MemoryMarshal.GetReference(samples);
        ref var answer = ref MemoryMarshal.GetArrayDataReference(_answers);
        var even = Vector256.LoadUnsafe(ref answer, 7) * Vector256.Create(sample);
        var odd = Vector256.LoadUnsafe(ref answer, 6) * Vector256.Create(Unsafe.Add(ref sample, 1));
        even += Vector256.LoadUnsafe(ref answer, 5) * Vector256.Create(Unsafe.Add(ref sample, 2));
        odd += Vector256.LoadUnsafe(ref answer, 4) * Vector256.Create(Unsafe.Add(ref sample, 3));
        even += Vector256.LoadUnsafe(ref answer, 3) * Vector256.Create(Unsafe.Add(ref sample, 4));
        odd += Vector256.LoadUnsafe(ref answer, 2) * Vector256.Create(Unsafe.Add(ref sample, 5));
        even += Vector256.LoadUnsafe(ref answer, 1) * Vector256.Create(Unsafe.Add(ref sample, 6));
        odd += Vector256.LoadUnsafe(ref answer, 0) * Vector256.Create(Unsafe.Add(ref sample, 7));
        return even + odd;
    }
}
