using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The square of the distance between output and target, summed over the numbers of a row. Rows that are not marked as
/// scored are neither scored nor learned from. The sum divided by <see cref="CountTargets"/> is PyTorch's <c>nn.MSELoss</c>.
/// </summary>
internal sealed unsafe class SquaredError(Unrolling unrolling, int columns)
{
    private const int PanelColumns = PanelMatrix.PanelColumns;

    /// <summary>(T·B, columns): the numbers that should have come out.</summary>
    public PanelMatrix Targets { get; } = unrolling.Activations(columns);

    /// <summary>(T·B): whether a row has a target.</summary>
    public bool[] IsScored { get; } = new bool[unrolling.Rows];

    /// <summary>(T·B): the loss of each row, 0 where it is not scored.</summary>
    public float[] RowLosses { get; } = new float[unrolling.Rows];

    /// <summary>How many numbers are scored.</summary>
    public int CountTargets() => IsScored.AsSpan().Count(true) * columns;

    /// <summary>The loss of every row.</summary>
    public void Forward(Worker worker, PanelMatrix output)
    {
        var (from, to) = worker.Share(unrolling.Rows);
        for (var row = from; row < to; row++)
        {
            RowLosses[row] = IsScored[row] ? SquareOf(output, row) : 0;
        }
    }

    /// <summary>Replaces the output by the gradient of <paramref name="scale"/> times the sum of all losses: 2 (output - target) · scale.</summary>
    public void Backward(Worker worker, PanelMatrix output, float scale)
    {
        var (from, to) = worker.Share(unrolling.Rows);
        for (var row = from; row < to; row++)
        {
            if (!IsScored[row])
            {
                output.ClearRow(row);
                continue;
            }

            for (var column = 0; column < columns; column += Vector512<float>.Count)
            {
                (ErrorAt(output, row, column) * (2 * scale)).Store(At(output, row, column));
            }
        }
    }

    private float SquareOf(PanelMatrix output, int row)
    {
        var sums = Vector512<float>.Zero;
        for (var column = 0; column < columns; column += Vector512<float>.Count)
        {
            var error = ErrorAt(output, row, column);
            sums = Vector512.FusedMultiplyAdd(error, error, sums);
        }

        return VectorMath.Sum(sums);
    }

    // The padding columns are zero in both, and so is their error.
    private Vector512<float> ErrorAt(PanelMatrix output, int row, int column) =>
        Vector512.Load(At(output, row, column)) - Vector512.Load(At(Targets, row, column));

    private static float* At(PanelMatrix matrix, int row, int column) =>
        matrix.Row(column / PanelColumns, row) + (column % PanelColumns);
}
