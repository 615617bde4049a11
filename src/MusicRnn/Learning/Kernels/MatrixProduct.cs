using System.Runtime.Intrinsics.X86;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// The two products that training and composing consist of. Each adds to its target and computes only the panels from
/// <c>fromPanel</c> up to <c>toPanel</c> of it, so that workers share one product without touching the same numbers.
/// The blocks decide only from which cache a number comes, never the order in which an element's terms are added.
/// </summary>
internal static unsafe class MatrixProduct
{
    /// <summary>How many panels go together where there is a single row, on any machine; shares of such a product are best made of whole groups.</summary>
    public const int RowPanelsAtOnce = RowKernel512.PanelsAtOnce;

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
    /// <param name="left">The lanes' activations.</param>
    /// <param name="right">The weights, or a copy of them in half their bits.</param>
    /// <param name="target">Where the product is added.</param>
    /// <param name="fromPanel">The first panel of the target to compute.</param>
    /// <param name="toPanel">The panel before which to end.</param>
    /// <param name="backwards">
    /// Whether a single row takes the panels from the last to the first. Who reads the same weights again and again, there
    /// and back in turn, finds in the cache what was read last.
    /// </param>
    public static void AddLanes(PanelMatrix left, PanelMatrix right, PanelMatrix target, int fromPanel, int toPanel, bool backwards) =>
        AddFlat<AsFloats>(left, new RightPanels(right), target, fromPanel, toPanel, backwards);

    /// <inheritdoc cref="AddLanes(PanelMatrix, PanelMatrix, PanelMatrix, int, int, bool)"/>
    public static void AddLanes(PanelMatrix left, HalfPanelMatrix right, PanelMatrix target, int fromPanel, int toPanel, bool backwards) =>
        AddFlat<AsHalves>(left, new RightPanels(right), target, fromPanel, toPanel, backwards);

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

    private static void AddFlat<TRight>(PanelMatrix left, RightPanels right, PanelMatrix target, int fromPanel, int toPanel, bool backwards)
        where TRight : struct, IRightOperand
    {
        // As many panels as come out even go through the kernel for single rows.
        var atOnce = Avx512F.IsSupported ? RowKernel512.PanelsAtOnce : RowKernel256.PanelsAtOnce;
        var groups = left.IsFlatRow ? (toPanel - fromPanel) / atOnce : 0;
        for (var group = 0; group < groups; group++)
        {
            AddRow<TRight>(left, right, target, fromPanel + (atOnce * (backwards ? groups - 1 - group : group)));
        }

        AddTall<TRight>(left, 0, left.Rows, right, target, 0, fromPanel + (groups * atOnce), toPanel);
    }

    private static void AddRow<TRight>(PanelMatrix left, RightPanels right, PanelMatrix target, int panel)
        where TRight : struct, IRightOperand
    {
        var depth = left.Panels * PanelColumns;
        if (Avx512F.IsSupported)
        {
            RowKernel512.Add<TRight>(left.Pointer, depth, right.Row(panel, 0), right.PanelBytes, target.Row(panel, 0), target.PanelStride);
        }
        else
        {
            RowKernel256.Add<TRight>(left.Pointer, depth, right.Row(panel, 0), right.PanelBytes, target.Row(panel, 0), target.PanelStride);
        }
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
