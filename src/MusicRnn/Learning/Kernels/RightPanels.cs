namespace MusicRnn.Learning.Kernels;

/// <summary>Where the right operand of a product lies, whatever its numbers are.</summary>
internal readonly unsafe struct RightPanels
{
    private readonly byte* _pointer;
    private readonly int _rowBytes;

    public RightPanels(PanelMatrix matrix) : this((byte*)matrix.Pointer, matrix.PanelStride, sizeof(float))
    {
    }

    public RightPanels(HalfPanelMatrix matrix) : this((byte*)matrix.Pointer, matrix.PanelStride, sizeof(ushort))
    {
    }

    private RightPanels(byte* pointer, int panelStride, int numberBytes)
    {
        _pointer = pointer;
        _rowBytes = PanelMatrix.PanelColumns * numberBytes;
        PanelBytes = (nint)panelStride * numberBytes;
    }

    /// <summary>The distance from one panel to the next.</summary>
    public nint PanelBytes { get; }

    public byte* Row(int panel, int row) => _pointer + (panel * PanelBytes) + ((nint)row * _rowBytes);
}
