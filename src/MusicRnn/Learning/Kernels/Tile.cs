namespace MusicRnn.Learning.Kernels;

/// <summary>
/// A piece of a product that a kernel computes at once: some rows by 32 columns (16 on narrower machines), to which are
/// added the products of <c>Panels</c> panels of the left operand, <c>Depth</c> terms in each, with as many rows of one
/// panel of the right operand.
/// </summary>
internal unsafe readonly struct Tile
{
    /// <summary>The first row's first factor.</summary>
    public float* Left { get; init; }

    /// <summary>Floats from one panel of the left operand to the next.</summary>
    public nint LeftPanelStride { get; init; }

    public int Panels { get; init; }

    public int Depth { get; init; }

    /// <summary>The row of the right operand that belongs to the first factor.</summary>
    public byte* Right { get; init; }

    /// <summary>The sums.</summary>
    public float* Target { get; init; }
}
