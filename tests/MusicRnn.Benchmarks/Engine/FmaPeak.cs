using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>
/// The most fused multiply-adds that the machine does: a loop that touches registers only, with more chains under way
/// than latency times units need. A product of matrices cannot be faster.
/// </summary>
internal static class FmaPeak
{
    private const int Chains = 12;
    private const int Turns = 3_000_000;

    /// <summary>Floating-point operations a second of a whole team; a multiply-add counts as two.</summary>
    public static double FlopsASecond(WorkerTeam team)
    {
        var width = Avx512F.IsSupported ? Vector512<float>.Count : Vector256<float>.Count;
        var seconds = Timing.SecondsEach(() => team.Run(Avx512F.IsSupported ? _ => Loop512() : _ => Loop256()), atLeast: 0.2);
        return 2.0 * width * Chains * Turns * team.Count / seconds;
    }

    // Where it is inlined, nothing needs its result, and it would be left out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Loop512()
    {
        var (factor, sum) = (Vector512.Create(0.999f), Vector512.Create(0.001f));
        Vector512<float> a = sum, b = sum, c = sum, d = sum, e = sum, f = sum, g = sum, h = sum, i = sum, j = sum, k = sum, l = sum;
        for (var turn = 0; turn < Turns; turn++)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, sum);
            b = Vector512.FusedMultiplyAdd(b, factor, sum);
            c = Vector512.FusedMultiplyAdd(c, factor, sum);
            d = Vector512.FusedMultiplyAdd(d, factor, sum);
            e = Vector512.FusedMultiplyAdd(e, factor, sum);
            f = Vector512.FusedMultiplyAdd(f, factor, sum);
            g = Vector512.FusedMultiplyAdd(g, factor, sum);
            h = Vector512.FusedMultiplyAdd(h, factor, sum);
            i = Vector512.FusedMultiplyAdd(i, factor, sum);
            j = Vector512.FusedMultiplyAdd(j, factor, sum);
            k = Vector512.FusedMultiplyAdd(k, factor, sum);
            l = Vector512.FusedMultiplyAdd(l, factor, sum);
        }

        return (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }

    // Where it is inlined, nothing needs its result, and it would be left out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Loop256()
    {
        var (factor, sum) = (Vector256.Create(0.999f), Vector256.Create(0.001f));
        Vector256<float> a = sum, b = sum, c = sum, d = sum, e = sum, f = sum, g = sum, h = sum, i = sum, j = sum, k = sum, l = sum;
        for (var turn = 0; turn < Turns; turn++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, sum);
            b = Vector256.FusedMultiplyAdd(b, factor, sum);
            c = Vector256.FusedMultiplyAdd(c, factor, sum);
            d = Vector256.FusedMultiplyAdd(d, factor, sum);
            e = Vector256.FusedMultiplyAdd(e, factor, sum);
            f = Vector256.FusedMultiplyAdd(f, factor, sum);
            g = Vector256.FusedMultiplyAdd(g, factor, sum);
            h = Vector256.FusedMultiplyAdd(h, factor, sum);
            i = Vector256.FusedMultiplyAdd(i, factor, sum);
            j = Vector256.FusedMultiplyAdd(j, factor, sum);
            k = Vector256.FusedMultiplyAdd(k, factor, sum);
            l = Vector256.FusedMultiplyAdd(l, factor, sum);
        }

        return (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }
}
