using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// Products of a single row on machines with AVX-512: by 128 columns at once, so that eight chains of sums are under way
/// and hide one another's latency. The chains are those of <see cref="PanelKernel512"/>, to the last bit.
/// </summary>
internal static unsafe class RowKernel512
{
    /// <summary>How many panels one call computes.</summary>
    public const int PanelsAtOnce = 4;

    private const int PanelColumns = PanelMatrix.PanelColumns;
    private const int Width = 16;

    /// <summary>target (4 panels) += left (1, depth) · right, whose panels, like the target's, lie a stride from one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TRight>(float* left, int depth, byte* right, nint rightPanelBytes, float* target, nint targetPanelStride)
        where TRight : struct, IRightOperand
    {
        var sum0a = Vector512.Load(target);
        var sum0b = Vector512.Load(target + Width);
        var sum1a = Vector512.Load(target + targetPanelStride);
        var sum1b = Vector512.Load(target + targetPanelStride + Width);
        var sum2a = Vector512.Load(target + (2 * targetPanelStride));
        var sum2b = Vector512.Load(target + (2 * targetPanelStride) + Width);
        var sum3a = Vector512.Load(target + (3 * targetPanelStride));
        var sum3b = Vector512.Load(target + (3 * targetPanelStride) + Width);
        for (var step = 0; step < depth; step++)
        {
            var factor = Vector512.Create(left[step]);
            Prefetching.Ahead(right);
            sum0a = Vector512.FusedMultiplyAdd(factor, TRight.Load16(right), sum0a);
            sum0b = Vector512.FusedMultiplyAdd(factor, TRight.Load16(right + (Width * TRight.NumberBytes)), sum0b);
            Prefetching.Ahead(right + rightPanelBytes);
            sum1a = Vector512.FusedMultiplyAdd(factor, TRight.Load16(right + rightPanelBytes), sum1a);
            sum1b = Vector512.FusedMultiplyAdd(factor, TRight.Load16(right + rightPanelBytes + (Width * TRight.NumberBytes)), sum1b);
            Prefetching.Ahead(right + (2 * rightPanelBytes));
            sum2a = Vector512.FusedMultiplyAdd(factor, TRight.Load16(right + (2 * rightPanelBytes)), sum2a);
            sum2b = Vector512.FusedMultiplyAdd(factor, TRight.Load16(right + (2 * rightPanelBytes) + (Width * TRight.NumberBytes)), sum2b);
            Prefetching.Ahead(right + (3 * rightPanelBytes));
            sum3a = Vector512.FusedMultiplyAdd(factor, TRight.Load16(right + (3 * rightPanelBytes)), sum3a);
            sum3b = Vector512.FusedMultiplyAdd(factor, TRight.Load16(right + (3 * rightPanelBytes) + (Width * TRight.NumberBytes)), sum3b);
            right += PanelColumns * TRight.NumberBytes;
        }

        sum0a.Store(target);
        sum0b.Store(target + Width);
        sum1a.Store(target + targetPanelStride);
        sum1b.Store(target + targetPanelStride + Width);
        sum2a.Store(target + (2 * targetPanelStride));
        sum2b.Store(target + (2 * targetPanelStride) + Width);
        sum3a.Store(target + (3 * targetPanelStride));
        sum3b.Store(target + (3 * targetPanelStride) + Width);
    }
}
