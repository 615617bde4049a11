using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// Rows of a matrix of activations, each picked by its number and as often as one likes: the last step of each
/// sequence, or the state of the frame to which something belongs.
/// </summary>
internal sealed unsafe class RowGather(Unrolling rows, int columns)
{
    /// <summary>For each gathered row the number of the row that it is a copy of.</summary>
    public int[] Sources { get; } = new int[rows.Rows];

    /// <summary>(rows, columns): the copies.</summary>
    public PanelMatrix Output { get; } = rows.Activations(columns);

    public void Forward(Worker worker, PanelMatrix source)
    {
        var (from, to) = worker.Share(Output.Panels);
        for (var panel = from; panel < to; panel++)
        {
            for (var row = 0; row < rows.Rows; row++)
            {
                RowOf(source, panel, Sources[row]).CopyTo(RowOf(Output, panel, row));
            }
        }
    }

    /// <summary>Writes the gradient of the source: for each of its rows the sum over all copies, in their order.</summary>
    public void Backward(Worker worker, PanelMatrix outputGradient, PanelMatrix sourceGradient)
    {
        var (from, to) = worker.Share(sourceGradient.Panels);
        Elementwise.Clear(sourceGradient, from, to);
        for (var panel = from; panel < to; panel++)
        {
            for (var row = 0; row < rows.Rows; row++)
            {
                Elementwise.AddRow(outputGradient.Row(panel, row), sourceGradient.Row(panel, Sources[row]));
            }
        }
    }

    private static Span<float> RowOf(PanelMatrix matrix, int panel, int row) => new(matrix.Row(panel, row), PanelMatrix.PanelColumns);
}
