using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// Products of panels on machines with AVX-512: tiles of 1 to 14 rows by 32 columns, held in registers. One text serves all
/// heights. Every element is one chain of fused multiply-adds in the order of the terms: neither the tile's height nor the
/// vector's width can change a bit of the result.
/// </summary>
internal static unsafe class PanelKernel512
{
    /// <summary>The tallest tile whose sums the registers hold.</summary>
    public const int MostRows = 14;

    private const int PanelColumns = PanelMatrix.PanelColumns;
    private const int Width = 16;

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
        var (low6, high6) = Load<THeight>(target, 6);
        var (low7, high7) = Load<THeight>(target, 7);
        var (low8, high8) = Load<THeight>(target, 8);
        var (low9, high9) = Load<THeight>(target, 9);
        var (low10, high10) = Load<THeight>(target, 10);
        var (low11, high11) = Load<THeight>(target, 11);
        var (low12, high12) = Load<THeight>(target, 12);
        var (low13, high13) = Load<THeight>(target, 13);
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
                var (low, high) = TRight.Load32(right);
                var factor0 = Vector512.Create(*term);
                low0 = Vector512.FusedMultiplyAdd(factor0, low, low0);
                high0 = Vector512.FusedMultiplyAdd(factor0, high, high0);

                if (THeight.Rows > 1)
                {
                    var factor = Vector512.Create(term[TLeft.RowStep]);
                    low1 = Vector512.FusedMultiplyAdd(factor, low, low1);
                    high1 = Vector512.FusedMultiplyAdd(factor, high, high1);
                }

                if (THeight.Rows > 2)
                {
                    var factor = Vector512.Create(term[2 * TLeft.RowStep]);
                    low2 = Vector512.FusedMultiplyAdd(factor, low, low2);
                    high2 = Vector512.FusedMultiplyAdd(factor, high, high2);
                }

                if (THeight.Rows > 3)
                {
                    var factor = Vector512.Create(term[3 * TLeft.RowStep]);
                    low3 = Vector512.FusedMultiplyAdd(factor, low, low3);
                    high3 = Vector512.FusedMultiplyAdd(factor, high, high3);
                }

                if (THeight.Rows > 4)
                {
                    var factor = Vector512.Create(term[4 * TLeft.RowStep]);
                    low4 = Vector512.FusedMultiplyAdd(factor, low, low4);
                    high4 = Vector512.FusedMultiplyAdd(factor, high, high4);
                }

                if (THeight.Rows > 5)
                {
                    var factor = Vector512.Create(term[5 * TLeft.RowStep]);
                    low5 = Vector512.FusedMultiplyAdd(factor, low, low5);
                    high5 = Vector512.FusedMultiplyAdd(factor, high, high5);
                }

                if (THeight.Rows > 6)
                {
                    var factor = Vector512.Create(term[6 * TLeft.RowStep]);
                    low6 = Vector512.FusedMultiplyAdd(factor, low, low6);
                    high6 = Vector512.FusedMultiplyAdd(factor, high, high6);
                }

                if (THeight.Rows > 7)
                {
                    var factor = Vector512.Create(term[7 * TLeft.RowStep]);
                    low7 = Vector512.FusedMultiplyAdd(factor, low, low7);
                    high7 = Vector512.FusedMultiplyAdd(factor, high, high7);
                }

                if (THeight.Rows > 8)
                {
                    var factor = Vector512.Create(term[8 * TLeft.RowStep]);
                    low8 = Vector512.FusedMultiplyAdd(factor, low, low8);
                    high8 = Vector512.FusedMultiplyAdd(factor, high, high8);
                }

                if (THeight.Rows > 9)
                {
                    var factor = Vector512.Create(term[9 * TLeft.RowStep]);
                    low9 = Vector512.FusedMultiplyAdd(factor, low, low9);
                    high9 = Vector512.FusedMultiplyAdd(factor, high, high9);
                }

                if (THeight.Rows > 10)
                {
                    var factor = Vector512.Create(term[10 * TLeft.RowStep]);
                    low10 = Vector512.FusedMultiplyAdd(factor, low, low10);
                    high10 = Vector512.FusedMultiplyAdd(factor, high, high10);
                }

                if (THeight.Rows > 11)
                {
                    var factor = Vector512.Create(term[11 * TLeft.RowStep]);
                    low11 = Vector512.FusedMultiplyAdd(factor, low, low11);
                    high11 = Vector512.FusedMultiplyAdd(factor, high, high11);
                }

                if (THeight.Rows > 12)
                {
                    var factor = Vector512.Create(term[12 * TLeft.RowStep]);
                    low12 = Vector512.FusedMultiplyAdd(factor, low, low12);
                    high12 = Vector512.FusedMultiplyAdd(factor, high, high12);
                }

                if (THeight.Rows > 13)
                {
                    var factor = Vector512.Create(term[13 * TLeft.RowStep]);
                    low13 = Vector512.FusedMultiplyAdd(factor, low, low13);
                    high13 = Vector512.FusedMultiplyAdd(factor, high, high13);
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
        Store<THeight>(low6, high6, target, 6);
        Store<THeight>(low7, high7, target, 7);
        Store<THeight>(low8, high8, target, 8);
        Store<THeight>(low9, high9, target, 9);
        Store<THeight>(low10, high10, target, 10);
        Store<THeight>(low11, high11, target, 11);
        Store<THeight>(low12, high12, target, 12);
        Store<THeight>(low13, high13, target, 13);
    }

    // Rows beyond the tile's height are no code at all: the condition is a constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> Low, Vector512<float> High) Load<THeight>(float* target, int row) where THeight : struct, ITileHeight =>
        row < THeight.Rows ? (Vector512.Load(target + (row * PanelColumns)), Vector512.Load(target + (row * PanelColumns) + Width)) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<THeight>(Vector512<float> low, Vector512<float> high, float* target, int row) where THeight : struct, ITileHeight
    {
        if (row < THeight.Rows)
        {
            low.Store(target + (row * PanelColumns));
            high.Store(target + (row * PanelColumns) + Width);
        }
    }
}
