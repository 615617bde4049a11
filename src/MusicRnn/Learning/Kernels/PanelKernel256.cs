using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// Products of half panels on every other machine (two instructions of 128 bits each where 256 are not to be had): tiles of
/// 1 to 6 rows by 16 columns, which is what sixteen registers hold. Otherwise the same as <see cref="PanelKernel512"/>.
/// </summary>
internal static unsafe class PanelKernel256
{
    /// <summary>The tallest tile whose sums the registers hold.</summary>
    public const int MostRows = 6;

    private const int PanelColumns = PanelMatrix.PanelColumns;
    private const int Width = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLeft, TRight, THeight>(in Tile tile)
        where TLeft : struct, ILeftOperand
        where TRight : struct, IRightOperand
        where THeight : struct, ITileHeight
    {
        float* target = tile.Target;
        byte* right = tile.Right;
        var depth = tile.Depth;
        var (low0, high0) = Load<THeight>(target, 0);
        var (low1, high1) = Load<THeight>(target, 1);
        var (low2, high2) = Load<THeight>(target, 2);
        var (low3, high3) = Load<THeight>(target, 3);
        var (low4, high4) = Load<THeight>(target, 4);
        var (low5, high5) = Load<THeight>(target, 5);
        Prefetching.Rows(target + (THeight.Rows * PanelColumns), THeight.Rows);
        for (var panel = 0; panel < tile.Panels; panel++)
        {
            var term = tile.Left + (panel * tile.LeftPanelStride);
            if (panel + 1 < tile.Panels)
            {
                Prefetching.Rows(term + tile.LeftPanelStride, THeight.Rows);
            }

            for (var step = 0; step < depth; step++)
            {
                Prefetching.Ahead(right);
                var (low, high) = TRight.Load16(right);
                var factor0 = Vector256.Create(*term);
                low0 = Vector256.FusedMultiplyAdd(factor0, low, low0);
                high0 = Vector256.FusedMultiplyAdd(factor0, high, high0);

                if (THeight.Rows > 1)
                {
                    var factor = Vector256.Create(term[TLeft.RowStep]);
                    low1 = Vector256.FusedMultiplyAdd(factor, low, low1);
                    high1 = Vector256.FusedMultiplyAdd(factor, high, high1);
                }

                if (THeight.Rows > 2)
                {
                    var factor = Vector256.Create(term[2 * TLeft.RowStep]);
                    low2 = Vector256.FusedMultiplyAdd(factor, low, low2);
                    high2 = Vector256.FusedMultiplyAdd(factor, high, high2);
                }

                if (THeight.Rows > 3)
                {
                    var factor = Vector256.Create(term[3 * TLeft.RowStep]);
                    low3 = Vector256.FusedMultiplyAdd(factor, low, low3);
                    high3 = Vector256.FusedMultiplyAdd(factor, high, high3);
                }

                if (THeight.Rows > 4)
                {
                    var factor = Vector256.Create(term[4 * TLeft.RowStep]);
                    low4 = Vector256.FusedMultiplyAdd(factor, low, low4);
                    high4 = Vector256.FusedMultiplyAdd(factor, high, high4);
                }

                if (THeight.Rows > 5)
                {
                    var factor = Vector256.Create(term[5 * TLeft.RowStep]);
                    low5 = Vector256.FusedMultiplyAdd(factor, low, low5);
                    high5 = Vector256.FusedMultiplyAdd(factor, high, high5);
                }

                term += TLeft.DepthStep;
                right += PanelColumns * TRight.NumberBytes;
            }
        }

        Store<THeight>(low0, high0, target, 0);
        Store<THeight>(low1, high1, target, 1);
        Store<THeight>(low2, high2, target, 2);
        Store<THeight>(low3, high3, target, 3);
        Store<THeight>(low4, high4, target, 4);
        Store<THeight>(low5, high5, target, 5);
    }

    // Rows beyond the tile's height are no code at all: the condition is a constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Load<THeight>(float* target, int row) where THeight : struct, ITileHeight =>
        row < THeight.Rows ? (Vector256.Load(target + (row * PanelColumns)), Vector256.Load(target + (row * PanelColumns) + Width)) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<THeight>(Vector256<float> low, Vector256<float> high, float* target, int row) where THeight : struct, ITileHeight
    {
        if (row < THeight.Rows)
        {
            low.Store(target + (row * PanelColumns));
            high.Store(target + (row * PanelColumns) + Width);
        }
    }
}
