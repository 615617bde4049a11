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
        var low0Sum = Vector512.Load(target);
        var high0Sum = Vector512.Load(target + Width);
        var low1Sum = Vector512.Load(target + targetPanelStride);
        var high1Sum = Vector512.Load(target + targetPanelStride + Width);
        var low2Sum = Vector512.Load(target + (2 * targetPanelStride));
        var high2Sum = Vector512.Load(target + (2 * targetPanelStride) + Width);
        var low3Sum = Vector512.Load(target + (3 * targetPanelStride));
        var high3Sum = Vector512.Load(target + (3 * targetPanelStride) + Width);
        for (var step = 0; step < depth; step++)
        {
            var factor = Vector512.Create(left[step]);
            var (low0, high0) = TRight.Load32(right);
            low0Sum = Vector512.FusedMultiplyAdd(factor, low0, low0Sum);
            high0Sum = Vector512.FusedMultiplyAdd(factor, high0, high0Sum);
            var (low1, high1) = TRight.Load32(right + rightPanelBytes);
            low1Sum = Vector512.FusedMultiplyAdd(factor, low1, low1Sum);
            high1Sum = Vector512.FusedMultiplyAdd(factor, high1, high1Sum);
            var (low2, high2) = TRight.Load32(right + (2 * rightPanelBytes));
            low2Sum = Vector512.FusedMultiplyAdd(factor, low2, low2Sum);
            high2Sum = Vector512.FusedMultiplyAdd(factor, high2, high2Sum);
            var (low3, high3) = TRight.Load32(right + (3 * rightPanelBytes));
            low3Sum = Vector512.FusedMultiplyAdd(factor, low3, low3Sum);
            high3Sum = Vector512.FusedMultiplyAdd(factor, high3, high3Sum);
            right += PanelColumns * TRight.NumberBytes;
        }

        low0Sum.Store(target);
        high0Sum.Store(target + Width);
        low1Sum.Store(target + targetPanelStride);
        high1Sum.Store(target + targetPanelStride + Width);
        low2Sum.Store(target + (2 * targetPanelStride));
        high2Sum.Store(target + (2 * targetPanelStride) + Width);
        low3Sum.Store(target + (3 * targetPanelStride));
        high3Sum.Store(target + (3 * targetPanelStride) + Width);
    }
}
