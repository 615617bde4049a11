namespace MusicRnn.Learning.Kernels;

/// <summary>
/// A matrix in panels of 32 columns: within a panel the rows follow one another, 32 floats each. One layout for weights
/// and activations alike lets every product read its operands in the order in which they lie, so nothing is packed.
/// Columns are padded to whole panels; the padding is zero and stays so.
/// </summary>
internal sealed unsafe class PanelMatrix
{
    public const int PanelColumns = 32;

    private readonly AlignedBuffer _buffer;

    /// <summary>Creates a matrix of zeros with memory of its own.</summary>
    public PanelMatrix(int rows, int columns) : this(new AlignedBuffer(FloatsFor(rows, columns)), 0, rows, columns)
    {
    }

    /// <summary>Creates a view of <see cref="FloatsFor"/> floats of a buffer.</summary>
    public PanelMatrix(AlignedBuffer buffer, int offset, int rows, int columns) : this(buffer, offset, rows, columns, StrideRows(rows))
    {
    }

    private PanelMatrix(AlignedBuffer buffer, int offset, int rows, int columns, int strideRows)
    {
        _buffer = buffer;
        Rows = rows;
        Columns = columns;
        Panels = PanelsIn(columns);
        PanelStride = strideRows * PanelColumns;
        Pointer = buffer.Pointer + offset;
    }

    public int Rows { get; }

    /// <summary>The columns that hold numbers, without the padding.</summary>
    public int Columns { get; }

    public int Panels { get; }

    /// <summary>The distance from one panel to the next, in floats.</summary>
    public int PanelStride { get; }

    public float* Pointer { get; }

    public float this[int row, int column]
    {
        get => *At(row, column);
        set => *At(row, column) = value;
    }

    /// <summary>Whether there is one row only, whose panels follow one another without padding.</summary>
    public bool IsFlatRow => PanelStride == PanelColumns;

    /// <summary>
    /// Creates a matrix of zeros for the activations of one step. That of a single lane is a flat row, which must not be
    /// the right operand of a product.
    /// </summary>
    public static PanelMatrix ForLanes(int lanes, int columns) => lanes > 1
        ? new(lanes, columns)
        : new(new AlignedBuffer(PanelsIn(columns) * PanelColumns), 0, lanes, columns, strideRows: 1);

    /// <summary>The panels that hold a number of columns.</summary>
    public static int PanelsIn(int columns) => (columns + PanelColumns - 1) / PanelColumns;

    /// <summary>The floats that such a matrix takes, padding included.</summary>
    public static int FloatsFor(int rows, int columns) => checked(PanelsIn(columns) * StrideRows(rows) * PanelColumns);

    /// <summary>A row of a panel: 32 floats, and the rows after it.</summary>
    public float* Row(int panel, int row) => Pointer + ((nint)panel * PanelStride) + (row * PanelColumns);

    /// <summary>Copies one row, without the padding.</summary>
    public void CopyRowTo(int row, Span<float> destination)
    {
        for (var panel = 0; panel < Panels; panel++)
        {
            var from = panel * PanelColumns;
            new Span<float>(Row(panel, row), Math.Min(PanelColumns, Columns - from)).CopyTo(destination[from..]);
        }
    }

    /// <summary>Writes one row. Throws <see cref="ArgumentException"/> unless there are as many numbers as columns.</summary>
    public void CopyRowFrom(int row, ReadOnlySpan<float> source)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, Columns);
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        for (var panel = 0; panel < Panels; panel++)
        {
            var from = panel * PanelColumns;
            source.Slice(from, Math.Min(PanelColumns, Columns - from)).CopyTo(new Span<float>(Row(panel, row), PanelColumns));
        }
    }

    public void Clear() => new Span<float>(Pointer, Panels * PanelStride).Clear();

    public void ClearRow(int row)
    {
        for (var panel = 0; panel < Panels; panel++)
        {
            new Span<float>(Row(panel, row), PanelColumns).Clear();
        }
    }

    /// <summary>Writes the transposed numbers of some of the target's panels, so that workers can share the work.</summary>
    public void TransposeTo(PanelMatrix target, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            var rows = Math.Min(PanelColumns, Rows - (panel * PanelColumns));
            for (var column = 0; column < Columns; column++)
            {
                var source = At(panel * PanelColumns, column);
                var destination = target.Row(panel, column);
                for (var row = 0; row < rows; row++)
                {
                    destination[row] = source[row * PanelColumns];
                }
            }
        }
    }

    private float* At(int row, int column) => Row(column / PanelColumns, row) + (column % PanelColumns);

    // Depth is taken 32 rows at a time, so rows are padded to that, even a single one; and one more makes the count odd, for a stride that
    // is a power of two would map the same row of all panels to the same few cache sets.
    private static int StrideRows(int rows) => (PanelsIn(rows) * PanelColumns) + 1;
}
