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
            var (a0, b0) = TRight.Load16(right);
            sum0a = Vector256.FusedMultiplyAdd(factor, a0, sum0a);
            sum0b = Vector256.FusedMultiplyAdd(factor, b0, sum0b);
            var (c0, d0) = TRight.Load16(right + (2 * Width * TRight.NumberBytes));
            sum0c = Vector256.FusedMultiplyAdd(factor, c0, sum0c);
            sum0d = Vector256.FusedMultiplyAdd(factor, d0, sum0d);
            var (a1, b1) = TRight.Load16(right + rightPanelBytes);
            sum1a = Vector256.FusedMultiplyAdd(factor, a1, sum1a);
            sum1b = Vector256.FusedMultiplyAdd(factor, b1, sum1b);
            var (c1, d1) = TRight.Load16(right + rightPanelBytes + (2 * Width * TRight.NumberBytes));
            sum1c = Vector256.FusedMultiplyAdd(factor, c1, sum1c);
            sum1d = Vector256.FusedMultiplyAdd(factor, d1, sum1d);
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
