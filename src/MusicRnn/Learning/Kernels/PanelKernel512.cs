using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// Products of panels on machines with AVX-512: tiles of 8, 4 or 1 rows by 32 columns, held in registers.
/// Each adds, to a tile of the target, the products of <c>panels</c> panels of the left operand, <c>depth</c> terms in
/// each, with as many rows of the right one. Every element is one chain of fused multiply-adds in the order of the
/// terms: neither the tile's height nor the vector's width can change a bit of the result.
/// </summary>
internal static unsafe class PanelKernel512
{
    private const int PanelColumns = PanelMatrix.PanelColumns;
    private const int Width = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightRows<TLeft>(float* left, nint leftPanelStride, int panels, int depth, float* right, float* target)
        where TLeft : struct, ILeftOperand
    {
        Vector512<float> low0 = Vector512.Load(target), high0 = Vector512.Load(target + Width);
        Vector512<float> low1 = Vector512.Load(target + PanelColumns), high1 = Vector512.Load(target + PanelColumns + Width);
        Vector512<float> low2 = Vector512.Load(target + (2 * PanelColumns)), high2 = Vector512.Load(target + (2 * PanelColumns) + Width);
        Vector512<float> low3 = Vector512.Load(target + (3 * PanelColumns)), high3 = Vector512.Load(target + (3 * PanelColumns) + Width);
        Vector512<float> low4 = Vector512.Load(target + (4 * PanelColumns)), high4 = Vector512.Load(target + (4 * PanelColumns) + Width);
        Vector512<float> low5 = Vector512.Load(target + (5 * PanelColumns)), high5 = Vector512.Load(target + (5 * PanelColumns) + Width);
        Vector512<float> low6 = Vector512.Load(target + (6 * PanelColumns)), high6 = Vector512.Load(target + (6 * PanelColumns) + Width);
        Vector512<float> low7 = Vector512.Load(target + (7 * PanelColumns)), high7 = Vector512.Load(target + (7 * PanelColumns) + Width);
        for (var panel = 0; panel < panels; panel++)
        {
            var term = left + (panel * leftPanelStride);
            for (var step = 0; step < depth; step++)
            {
                Vector512<float> low = Vector512.Load(right), high = Vector512.Load(right + Width);
                var factor0 = Vector512.Create(*term);
                low0 = MultiplyAdd(factor0, low, low0);
                high0 = MultiplyAdd(factor0, high, high0);
                var factor1 = Vector512.Create(term[TLeft.RowStep]);
                low1 = MultiplyAdd(factor1, low, low1);
                high1 = MultiplyAdd(factor1, high, high1);
                var factor2 = Vector512.Create(term[2 * TLeft.RowStep]);
                low2 = MultiplyAdd(factor2, low, low2);
                high2 = MultiplyAdd(factor2, high, high2);
                var factor3 = Vector512.Create(term[3 * TLeft.RowStep]);
                low3 = MultiplyAdd(factor3, low, low3);
                high3 = MultiplyAdd(factor3, high, high3);
                var factor4 = Vector512.Create(term[4 * TLeft.RowStep]);
                low4 = MultiplyAdd(factor4, low, low4);
                high4 = MultiplyAdd(factor4, high, high4);
                var factor5 = Vector512.Create(term[5 * TLeft.RowStep]);
                low5 = MultiplyAdd(factor5, low, low5);
                high5 = MultiplyAdd(factor5, high, high5);
                var factor6 = Vector512.Create(term[6 * TLeft.RowStep]);
                low6 = MultiplyAdd(factor6, low, low6);
                high6 = MultiplyAdd(factor6, high, high6);
                var factor7 = Vector512.Create(term[7 * TLeft.RowStep]);
                low7 = MultiplyAdd(factor7, low, low7);
                high7 = MultiplyAdd(factor7, high, high7);
                term += TLeft.DepthStep;
                right += PanelColumns;
            }
        }

        low0.Store(target);
        high0.Store(target + Width);
        low1.Store(target + PanelColumns);
        high1.Store(target + PanelColumns + Width);
        low2.Store(target + (2 * PanelColumns));
        high2.Store(target + (2 * PanelColumns) + Width);
        low3.Store(target + (3 * PanelColumns));
        high3.Store(target + (3 * PanelColumns) + Width);
        low4.Store(target + (4 * PanelColumns));
        high4.Store(target + (4 * PanelColumns) + Width);
        low5.Store(target + (5 * PanelColumns));
        high5.Store(target + (5 * PanelColumns) + Width);
        low6.Store(target + (6 * PanelColumns));
        high6.Store(target + (6 * PanelColumns) + Width);
        low7.Store(target + (7 * PanelColumns));
        high7.Store(target + (7 * PanelColumns) + Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows<TLeft>(float* left, nint leftPanelStride, int panels, int depth, float* right, float* target)
        where TLeft : struct, ILeftOperand
    {
        Vector512<float> low0 = Vector512.Load(target), high0 = Vector512.Load(target + Width);
        Vector512<float> low1 = Vector512.Load(target + PanelColumns), high1 = Vector512.Load(target + PanelColumns + Width);
        Vector512<float> low2 = Vector512.Load(target + (2 * PanelColumns)), high2 = Vector512.Load(target + (2 * PanelColumns) + Width);
        Vector512<float> low3 = Vector512.Load(target + (3 * PanelColumns)), high3 = Vector512.Load(target + (3 * PanelColumns) + Width);
        for (var panel = 0; panel < panels; panel++)
        {
            var term = left + (panel * leftPanelStride);
            for (var step = 0; step < depth; step++)
            {
                Vector512<float> low = Vector512.Load(right), high = Vector512.Load(right + Width);
                var factor0 = Vector512.Create(*term);
                low0 = MultiplyAdd(factor0, low, low0);
                high0 = MultiplyAdd(factor0, high, high0);
                var factor1 = Vector512.Create(term[TLeft.RowStep]);
                low1 = MultiplyAdd(factor1, low, low1);
                high1 = MultiplyAdd(factor1, high, high1);
                var factor2 = Vector512.Create(term[2 * TLeft.RowStep]);
                low2 = MultiplyAdd(factor2, low, low2);
                high2 = MultiplyAdd(factor2, high, high2);
                var factor3 = Vector512.Create(term[3 * TLeft.RowStep]);
                low3 = MultiplyAdd(factor3, low, low3);
                high3 = MultiplyAdd(factor3, high, high3);
                term += TLeft.DepthStep;
                right += PanelColumns;
            }
        }

        low0.Store(target);
        high0.Store(target + Width);
        low1.Store(target + PanelColumns);
        high1.Store(target + PanelColumns + Width);
        low2.Store(target + (2 * PanelColumns));
        high2.Store(target + (2 * PanelColumns) + Width);
        low3.Store(target + (3 * PanelColumns));
        high3.Store(target + (3 * PanelColumns) + Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneRow<TLeft>(float* left, nint leftPanelStride, int panels, int depth, float* right, float* target)
        where TLeft : struct, ILeftOperand
    {
        Vector512<float> low0 = Vector512.Load(target), high0 = Vector512.Load(target + Width);
        for (var panel = 0; panel < panels; panel++)
        {
            var term = left + (panel * leftPanelStride);
            for (var step = 0; step < depth; step++)
            {
                Vector512<float> low = Vector512.Load(right), high = Vector512.Load(right + Width);
                var factor0 = Vector512.Create(*term);
                low0 = MultiplyAdd(factor0, low, low0);
                high0 = MultiplyAdd(factor0, high, high0);
                term += TLeft.DepthStep;
                right += PanelColumns;
            }
        }

        low0.Store(target);
        high0.Store(target + Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> MultiplyAdd(Vector512<float> factor, Vector512<float> term, Vector512<float> sum) =>
        Avx512F.FusedMultiplyAdd(factor, term, sum);
}
