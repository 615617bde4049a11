using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// Products of half panels on every other machine (two instructions of 128 bits each where 256 are not to be had):
/// tiles of 4 or 1 rows by 16 columns, which is what sixteen registers hold.
/// Each adds, to a tile of the target, the products of <c>panels</c> panels of the left operand, <c>depth</c> terms in
/// each, with as many rows of the right one. Every element is one chain of fused multiply-adds in the order of the
/// terms: neither the tile's height nor the vector's width can change a bit of the result.
/// </summary>
internal static unsafe class PanelKernel256
{
    private const int PanelColumns = PanelMatrix.PanelColumns;
    private const int Width = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows<TLeft>(float* left, nint leftPanelStride, int panels, int depth, float* right, float* target)
        where TLeft : struct, ILeftOperand
    {
        Vector256<float> low0 = Vector256.Load(target), high0 = Vector256.Load(target + Width);
        Vector256<float> low1 = Vector256.Load(target + PanelColumns), high1 = Vector256.Load(target + PanelColumns + Width);
        Vector256<float> low2 = Vector256.Load(target + (2 * PanelColumns)), high2 = Vector256.Load(target + (2 * PanelColumns) + Width);
        Vector256<float> low3 = Vector256.Load(target + (3 * PanelColumns)), high3 = Vector256.Load(target + (3 * PanelColumns) + Width);
        for (var panel = 0; panel < panels; panel++)
        {
            var term = left + (panel * leftPanelStride);
            for (var step = 0; step < depth; step++)
            {
                Vector256<float> low = Vector256.Load(right), high = Vector256.Load(right + Width);
                var factor0 = Vector256.Create(*term);
                low0 = MultiplyAdd(factor0, low, low0);
                high0 = MultiplyAdd(factor0, high, high0);
                var factor1 = Vector256.Create(term[TLeft.RowStep]);
                low1 = MultiplyAdd(factor1, low, low1);
                high1 = MultiplyAdd(factor1, high, high1);
                var factor2 = Vector256.Create(term[2 * TLeft.RowStep]);
                low2 = MultiplyAdd(factor2, low, low2);
                high2 = MultiplyAdd(factor2, high, high2);
                var factor3 = Vector256.Create(term[3 * TLeft.RowStep]);
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
        Vector256<float> low0 = Vector256.Load(target), high0 = Vector256.Load(target + Width);
        for (var panel = 0; panel < panels; panel++)
        {
            var term = left + (panel * leftPanelStride);
            for (var step = 0; step < depth; step++)
            {
                Vector256<float> low = Vector256.Load(right), high = Vector256.Load(right + Width);
                var factor0 = Vector256.Create(*term);
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
    private static Vector256<float> MultiplyAdd(Vector256<float> factor, Vector256<float> term, Vector256<float> sum) =>
        Vector256.FusedMultiplyAdd(factor, term, sum);
}
