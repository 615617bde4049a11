using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>Copies, fills and sums of some panels of a matrix, row by row.</summary>
internal static unsafe class Elementwise
{
    private const int PanelColumns = PanelMatrix.PanelColumns;

    public static void Clear(PanelMatrix target, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            new Span<float>(target.Row(panel, 0), target.Rows * PanelColumns).Clear();
        }
    }

    /// <summary>Writes the one row of the source, (1, N), into every row of the target.</summary>
    public static void FillRows(PanelMatrix source, PanelMatrix target, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            var (low, high) = LoadRow(source.Row(panel, 0));
            for (var row = 0; row < target.Rows; row++)
            {
                StoreRow(low, high, target.Row(panel, row));
            }
        }
    }

    /// <summary>Adds all rows of the source to the one row of the target, (1, N).</summary>
    public static void AddRows(PanelMatrix source, PanelMatrix target, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            var (low, high) = LoadRow(target.Row(panel, 0));
            for (var row = 0; row < source.Rows; row++)
            {
                var (sourceLow, sourceHigh) = LoadRow(source.Row(panel, row));
                low += sourceLow;
                high += sourceHigh;
            }

            StoreRow(low, high, target.Row(panel, 0));
        }
    }

    /// <summary>Adds the 32 floats of one row of a panel to another.</summary>
    public static void AddRow(float* source, float* target)
    {
        var (low, high) = LoadRow(source);
        var (targetLow, targetHigh) = LoadRow(target);
        StoreRow(targetLow + low, targetHigh + high, target);
    }

    /// <summary>Copies the 32 floats of one row of a panel.</summary>
    public static void CopyRow(float* source, float* target)
    {
        var (low, high) = LoadRow(source);
        StoreRow(low, high, target);
    }

    /// <summary>target += source.</summary>
    public static void Add(PanelMatrix source, PanelMatrix target, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var row = 0; row < target.Rows; row++)
            {
                AddRow(source.Row(panel, row), target.Row(panel, row));
            }
        }
    }

    public static void CopyRows(PanelMatrix source, int sourceRow, int rows, PanelMatrix target, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            new Span<float>(source.Row(panel, sourceRow), rows * PanelColumns).CopyTo(new Span<float>(target.Row(panel, 0), rows * PanelColumns));
        }
    }

    /// <summary>target row i = factor i times source row i, for as many rows as there are factors.</summary>
    public static void ScaleRows(PanelMatrix source, int sourceRow, ReadOnlySpan<float> factors, PanelMatrix target, int targetRow, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var row = 0; row < factors.Length; row++)
            {
                var (low, high) = LoadRow(source.Row(panel, sourceRow + row));
                var factor = Vector512.Create(factors[row]);
                StoreRow(low * factor, high * factor, target.Row(panel, targetRow + row));
            }
        }
    }

    private static (Vector512<float> Low, Vector512<float> High) LoadRow(float* row) =>
        (Vector512.Load(row), Vector512.Load(row + Vector512<float>.Count));

    private static void StoreRow(Vector512<float> low, Vector512<float> high, float* row)
    {
        low.Store(row);
        high.Store(row + Vector512<float>.Count);
    }
}
