using System.Runtime.Intrinsics.X86;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// The two products that training and composing consist of. Each adds to its target and computes only the panels from
/// <c>fromPanel</c> up to <c>toPanel</c> of it, so that workers share one product without touching the same numbers.
/// The blocks decide only from which cache a number comes, never the order in which an element's terms are added.
/// </summary>
internal static unsafe class MatrixProduct
{
    private const int PanelColumns = PanelMatrix.PanelColumns;

    // 128 rows of a panel are 16 KiB, half of a first-level cache: a block of the right operand stays there while all rows
    // of the left one pass by.
    private const int DepthBlock = 256;

    // With 2048 terms to a row, 64 rows of the left operand are 512 KiB: they stay in the second-level cache while all
    // panels of the right one pass by.
    private const int RowBlock = 64;

    // The same for a transposed left operand, of which a block of depth takes 16 KiB a panel.
    private const int LeftPanelBlock = 32;

    /// <summary>
    /// target (rows, N) += left (rows, K) · right (K, N), for <paramref name="rows"/> rows from <paramref name="leftRow"/>
    /// and <paramref name="targetRow"/> on.
    /// </summary>
    public static void Add(PanelMatrix left, int leftRow, int rows, PanelMatrix right, PanelMatrix target, int targetRow, int fromPanel, int toPanel) =>
        AddTall<AsFloats>(left, leftRow, rows, new RightPanels(right), target, targetRow, fromPanel, toPanel);

    /// <summary>target (rows, N) += left (rows, K) · right (K, N), over all rows of the left operand: the way of a few lanes through all weights.</summary>
    public static void Add(PanelMatrix left, PanelMatrix right, PanelMatrix target) => AddFlat<AsFloats>(left, new RightPanels(right), target);

    /// <summary>The same with the right operand's numbers in half their bits.</summary>
    public static void Add(PanelMatrix left, HalfPanelMatrix right, PanelMatrix target) => AddFlat<AsHalves>(left, new RightPanels(right), target);

    private static void AddTall<TRight>(
        PanelMatrix left, int leftRow, int rows, RightPanels right, PanelMatrix target, int targetRow, int fromPanel, int toPanel)
        where TRight : struct, IRightOperand
    {
        const int panelsInBlock = DepthBlock / PanelColumns;
        for (var row = 0; row < rows; row += RowBlock)
        {
            var blockRows = Math.Min(RowBlock, rows - row);
            for (var panel = fromPanel; panel < toPanel; panel++)
            {
                for (var leftPanel = 0; leftPanel < left.Panels; leftPanel += panelsInBlock)
                {
                    var block = new Tile
                    {
                        Left = left.Row(leftPanel, leftRow + row),
                        LeftPanelStride = left.PanelStride,
                        Panels = Math.Min(panelsInBlock, left.Panels - leftPanel),
                        Depth = PanelColumns,
                        Right = right.Row(panel, leftPanel * PanelColumns),
                        Target = target.Row(panel, targetRow + row),
                    };
                    AddBlock<AsItLies, TRight>(block, blockRows);
                }
            }
        }
    }

    /// <summary>target (K, N) += leftᵀ (K, rows) · right (rows, N), over the first <paramref name="rows"/> rows of both.</summary>
    public static void AddTransposed(PanelMatrix left, int rows, PanelMatrix right, PanelMatrix target, int fromPanel, int toPanel)
    {
        for (var row = 0; row < rows; row += DepthBlock)
        {
            var depth = Math.Min(DepthBlock, rows - row);
            for (var leftBlock = 0; leftBlock < left.Panels; leftBlock += LeftPanelBlock)
            {
                for (var panel = fromPanel; panel < toPanel; panel++)
                {
                    for (var leftPanel = leftBlock; leftPanel < Math.Min(leftBlock + LeftPanelBlock, left.Panels); leftPanel++)
                    {
                        var block = new Tile
                        {
                            Left = left.Row(leftPanel, row),
                            Panels = 1,
                            Depth = depth,
                            Right = (byte*)right.Row(panel, row),
                            Target = target.Row(panel, leftPanel * PanelColumns),
                        };
                        AddBlock<Transposed, AsFloats>(block, PanelColumns);
                    }
                }
            }
        }
    }

    private static void AddFlat<TRight>(PanelMatrix left, RightPanels right, PanelMatrix target)
        where TRight : struct, IRightOperand
    {
        var panel = left.IsFlatRow ? AddRow<TRight>(left, right, target) : 0;
        AddTall<TRight>(left, 0, left.Rows, right, target, 0, panel, target.Panels);
    }

    // Returns how many panels it has computed: as many as come out even.
    private static int AddRow<TRight>(PanelMatrix left, RightPanels right, PanelMatrix target)
        where TRight : struct, IRightOperand
    {
        var panel = 0;
        if (Avx512F.IsSupported)
        {
            for (; panel + RowKernel512.PanelsAtOnce <= target.Panels; panel += RowKernel512.PanelsAtOnce)
            {
                RowKernel512.Add<TRight>(left.Pointer, left.Panels * PanelColumns, right.Row(panel, 0), right.PanelBytes, target.Row(panel, 0), target.PanelStride);
            }

            return panel;
        }

        for (; panel + RowKernel256.PanelsAtOnce <= target.Panels; panel += RowKernel256.PanelsAtOnce)
        {
            RowKernel256.Add<TRight>(left.Pointer, left.Panels * PanelColumns, right.Row(panel, 0), right.PanelBytes, target.Row(panel, 0), target.PanelStride);
        }

        return panel;
    }

    // A block as high as the whole left operand, in tiles as even as can be: 32 rows are 11, 11 and 10.
    private static void AddBlock<TLeft, TRight>(in Tile block, int rows)
        where TLeft : struct, ILeftOperand
        where TRight : struct, IRightOperand
    {
        var mostRows = Avx512F.IsSupported ? PanelKernel512.MostRows : PanelKernel256.MostRows;
        var tiles = (rows + mostRows - 1) / mostRows;
        for (var tile = 0; tile < tiles; tile++)
        {
            var (from, to) = (rows * tile / tiles, rows * (tile + 1) / tiles);
            AddTile<TLeft, TRight>(block with { Left = block.Left + (from * TLeft.RowStep), Target = block.Target + (from * PanelColumns) }, to - from);
        }
    }

    private static void AddTile<TLeft, TRight>(in Tile tile, int rows)
        where TLeft : struct, ILeftOperand
        where TRight : struct, IRightOperand
    {
        if (Avx512F.IsSupported)
        {
            AddTile512<TLeft, TRight>(tile, rows);
            return;
        }

        const int half = PanelColumns / 2;
        AddTile256<TLeft, TRight>(tile, rows);
        AddTile256<TLeft, TRight>(tile with { Right = tile.Right + (half * TRight.NumberBytes), Target = tile.Target + half }, rows);
    }

    private static void AddTile512<TLeft, TRight>(in Tile tile, int rows)
        where TLeft : struct, ILeftOperand
        where TRight : struct, IRightOperand
    {
        switch (rows)
        {
            case 1: PanelKernel512.Add<TLeft, TRight, Rows1>(tile); break;
            case 2: PanelKernel512.Add<TLeft, TRight, Rows2>(tile); break;
            case 3: PanelKernel512.Add<TLeft, TRight, Rows3>(tile); break;
            case 4: PanelKernel512.Add<TLeft, TRight, Rows4>(tile); break;
            case 5: PanelKernel512.Add<TLeft, TRight, Rows5>(tile); break;
            case 6: PanelKernel512.Add<TLeft, TRight, Rows6>(tile); break;
            case 7: PanelKernel512.Add<TLeft, TRight, Rows7>(tile); break;
            case 8: PanelKernel512.Add<TLeft, TRight, Rows8>(tile); break;
            case 9: PanelKernel512.Add<TLeft, TRight, Rows9>(tile); break;
            case 10: PanelKernel512.Add<TLeft, TRight, Rows10>(tile); break;
            case 11: PanelKernel512.Add<TLeft, TRight, Rows11>(tile); break;
            case 12: PanelKernel512.Add<TLeft, TRight, Rows12>(tile); break;
            case 13: PanelKernel512.Add<TLeft, TRight, Rows13>(tile); break;
            default: PanelKernel512.Add<TLeft, TRight, Rows14>(tile); break;
        }
    }

    private static void AddTile256<TLeft, TRight>(in Tile tile, int rows)
        where TLeft : struct, ILeftOperand
        where TRight : struct, IRightOperand
    {
        switch (rows)
        {
            case 1: PanelKernel256.Add<TLeft, TRight, Rows1>(tile); break;
            case 2: PanelKernel256.Add<TLeft, TRight, Rows2>(tile); break;
            case 3: PanelKernel256.Add<TLeft, TRight, Rows3>(tile); break;
            case 4: PanelKernel256.Add<TLeft, TRight, Rows4>(tile); break;
            case 5: PanelKernel256.Add<TLeft, TRight, Rows5>(tile); break;
            default: PanelKernel256.Add<TLeft, TRight, Rows6>(tile); break;
        }
    }
}
