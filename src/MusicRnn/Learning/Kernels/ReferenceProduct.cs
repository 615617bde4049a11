namespace MusicRnn.Learning.Kernels;

/// <summary>The products of <see cref="MatrixProduct"/> as the textbook writes them: the oracle that the fast ones are tested equal to, bit for bit.</summary>
internal static class ReferenceProduct
{
    /// <summary>target (rows, N) += left (rows, K) · right (K, N).</summary>
    public static void Add(PanelMatrix left, int leftRow, int rows, PanelMatrix right, PanelMatrix target, int targetRow)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < target.Columns; column++)
            {
                var sum = target[targetRow + row, column];
                for (var k = 0; k < left.Columns; k++)
                {
                    sum = MathF.FusedMultiplyAdd(left[leftRow + row, k], right[k, column], sum);
                }

                target[targetRow + row, column] = sum;
            }
        }
    }

    /// <summary>target (K, N) += leftᵀ (K, rows) · right (rows, N).</summary>
    public static void AddTransposed(PanelMatrix left, int rows, PanelMatrix right, PanelMatrix target)
    {
        for (var k = 0; k < left.Columns; k++)
        {
            for (var column = 0; column < target.Columns; column++)
            {
                var sum = target[k, column];
                for (var row = 0; row < rows; row++)
                {
                    sum = MathF.FusedMultiplyAdd(left[row, k], right[row, column], sum);
                }

                target[k, column] = sum;
            }
        }
    }
}
