using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>Products of a single row on every other machine: by 64 columns at once. Otherwise the same as <see cref="RowKernel512"/>.</summary>
internal static unsafe class RowKernel256
{
    /// <summary>How many panels one call computes.</summary>
    public const int PanelsAtOnce = 2;

    private const int PanelColumns = PanelMatrix.PanelColumns;
    private const int Width = 8;

    /// <summary>target (2 panels) += left (1, depth) · right, whose panels, like the target's, lie a stride from one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TRight>(float* left, int depth, byte* right, nint rightPanelBytes, float* target, nint targetPanelStride)
        where TRight : struct, IRightOperand
    {
        var sum0a = Vector256.Load(target);
        var sum0b = Vector256.Load(target + Width);
        var sum0c = Vector256.Load(target + (2 * Width));
        var sum0d = Vector256.Load(target + (3 * Width));
        var sum1a = Vector256.Load(target + targetPanelStride);
        var sum1b = Vector256.Load(target + targetPanelStride + Width);
        var sum1c = Vector256.Load(target + targetPanelStride + (2 * Width));
        var sum1d = Vector256.Load(target + targetPanelStride + (3 * Width));
        for (var step = 0; step < depth; step++)
        {
            var factor = Vector256.Create(left[step]);
            Prefetching.Ahead(right);
            sum0a = Vector256.FusedMultiplyAdd(factor, TRight.Load8(right), sum0a);
            sum0b = Vector256.FusedMultiplyAdd(factor, TRight.Load8(right + (Width * TRight.NumberBytes)), sum0b);
            sum0c = Vector256.FusedMultiplyAdd(factor, TRight.Load8(right + (2 * Width * TRight.NumberBytes)), sum0c);
            sum0d = Vector256.FusedMultiplyAdd(factor, TRight.Load8(right + (3 * Width * TRight.NumberBytes)), sum0d);
            Prefetching.Ahead(right + rightPanelBytes);
            sum1a = Vector256.FusedMultiplyAdd(factor, TRight.Load8(right + rightPanelBytes), sum1a);
            sum1b = Vector256.FusedMultiplyAdd(factor, TRight.Load8(right + rightPanelBytes + (Width * TRight.NumberBytes)), sum1b);
            sum1c = Vector256.FusedMultiplyAdd(factor, TRight.Load8(right + rightPanelBytes + (2 * Width * TRight.NumberBytes)), sum1c);
            sum1d = Vector256.FusedMultiplyAdd(factor, TRight.Load8(right + rightPanelBytes + (3 * Width * TRight.NumberBytes)), sum1d);
            right += PanelColumns * TRight.NumberBytes;
        }

        sum0a.Store(target);
        sum0b.Store(target + Width);
        sum0c.Store(target + (2 * Width));
        sum0d.Store(target + (3 * Width));
        sum1a.Store(target + targetPanelStride);
        sum1b.Store(target + targetPanelStride + Width);
        sum1c.Store(target + targetPanelStride + (2 * Width));
        sum1d.Store(target + targetPanelStride + (3 * Width));
    }
}
