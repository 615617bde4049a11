using System.Runtime.Intrinsics.X86;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// The two products that training and composing consist of. Each adds to its target and computes only the panels from
/// <c>fromPanel</c> up to <c>toPanel</c> of it, so that workers share one product without touching the same numbers.
/// </summary>
internal static unsafe class MatrixProduct
{
    private const int PanelColumns = PanelMatrix.PanelColumns;
    private const int Half = PanelColumns / 2;

    // 256 rows of a panel are 32 KiB: a block of the right operand stays in the first-level cache while all rows of the
    // left one pass by.
    private const int DepthBlock = 256;

    /// <summary>
    /// target (rows, N) += left (rows, K) · right (K, N), for <paramref name="rows"/> rows from <paramref name="leftRow"/>
    /// and <paramref name="targetRow"/> on.
    /// </summary>
    public static void Add(PanelMatrix left, int leftRow, int rows, PanelMatrix right, PanelMatrix target, int targetRow, int fromPanel, int toPanel)
    {
        const int panelsInBlock = DepthBlock / PanelColumns;
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var leftPanel = 0; leftPanel < left.Panels; leftPanel += panelsInBlock)
            {
                AddTiles<AsItLies>(
                    left.Row(leftPanel, leftRow), left.PanelStride, Math.Min(panelsInBlock, left.Panels - leftPanel), PanelColumns,
                    right.Row(panel, leftPanel * PanelColumns), rows, target.Row(panel, targetRow));
            }
        }
    }

    /// <summary>target (K, N) += leftᵀ (K, rows) · right (rows, N), over the first <paramref name="rows"/> rows of both.</summary>
    public static void AddTransposed(PanelMatrix left, int rows, PanelMatrix right, PanelMatrix target, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var row = 0; row < rows; row += DepthBlock)
            {
                var depth = Math.Min(DepthBlock, rows - row);
                for (var leftPanel = 0; leftPanel < left.Panels; leftPanel++)
                {
                    AddTiles<Transposed>(
                        left.Row(leftPanel, row), 0, 1, depth,
                        right.Row(panel, row), PanelColumns, target.Row(panel, leftPanel * PanelColumns));
                }
            }
        }
    }

    private static void AddTiles<TLeft>(float* left, nint leftPanelStride, int panels, int depth, float* right, int rows, float* target)
        where TLeft : struct, ILeftOperand
    {
        if (Avx512F.IsSupported)
        {
            AddTiles512<TLeft>(left, leftPanelStride, panels, depth, right, rows, target);
        }
        else
        {
            AddTiles256<TLeft>(left, leftPanelStride, panels, depth, right, rows, target);
            AddTiles256<TLeft>(left, leftPanelStride, panels, depth, right + Half, rows, target + Half);
        }
    }

    private static void AddTiles512<TLeft>(float* left, nint leftPanelStride, int panels, int depth, float* right, int rows, float* target)
        where TLeft : struct, ILeftOperand
    {
        var row = 0;
        for (; row + 8 <= rows; row += 8)
        {
            PanelKernel512.EightRows<TLeft>(left + (row * TLeft.RowStep), leftPanelStride, panels, depth, right, target + (row * PanelColumns));
        }

        for (; row + 4 <= rows; row += 4)
        {
            PanelKernel512.FourRows<TLeft>(left + (row * TLeft.RowStep), leftPanelStride, panels, depth, right, target + (row * PanelColumns));
        }

        for (; row < rows; row++)
        {
            PanelKernel512.OneRow<TLeft>(left + (row * TLeft.RowStep), leftPanelStride, panels, depth, right, target + (row * PanelColumns));
        }
    }

    private static void AddTiles256<TLeft>(float* left, nint leftPanelStride, int panels, int depth, float* right, int rows, float* target)
        where TLeft : struct, ILeftOperand
    {
        var row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            PanelKernel256.FourRows<TLeft>(left + (row * TLeft.RowStep), leftPanelStride, panels, depth, right, target + (row * PanelColumns));
        }

        for (; row < rows; row++)
        {
            PanelKernel256.OneRow<TLeft>(left + (row * TLeft.RowStep), leftPanelStride, panels, depth, right, target + (row * PanelColumns));
        }
    }
}
