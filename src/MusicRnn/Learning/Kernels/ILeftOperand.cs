namespace MusicRnn.Learning.Kernels;

/// <summary>How a kernel walks through its left operand inside a panel; constants, so that each use compiles to fixed displacements.</summary>
internal interface ILeftOperand
{
    /// <summary>Floats from one row of the product to the next.</summary>
    static abstract int RowStep { get; }

    /// <summary>Floats from one term of the sum to the next.</summary>
    static abstract int DepthStep { get; }
}

/// <summary>The left operand as it lies.</summary>
internal readonly struct AsItLies : ILeftOperand
{
    public static int RowStep => PanelMatrix.PanelColumns;

    public static int DepthStep => 1;
}

/// <summary>The left operand transposed.</summary>
internal readonly struct Transposed : ILeftOperand
{
    public static int RowStep => 1;

    public static int DepthStep => PanelMatrix.PanelColumns;
}
