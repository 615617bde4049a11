using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>A recurrent layer of one kind of cell: takes sixteen units at a time through the cell's mathematics.</summary>
internal sealed unsafe class RecurrentLayer<TCell>(Unrolling unrolling, RecurrentWeights weights) : RecurrentLayer(unrolling, weights)
    where TCell : struct, ICell
{
    private const int GroupUnits = RecurrentWeights.GroupUnits;
    private const int GroupsInPanel = PanelMatrix.PanelColumns / GroupUnits;

    protected override void CellForward(int step, int fromPanel, int toPanel)
    {
        Span<Vector512<float>> gates = stackalloc Vector512<float>[TCell.Gates.Length];
        Span<Vector512<float>> before = stackalloc Vector512<float>[TCell.Planes];
        Span<Vector512<float>> after = stackalloc Vector512<float>[TCell.Planes];
        for (var group = fromPanel * GroupsInPanel; group < toPanel * GroupsInPanel; group++)
        {
            for (var row = step * Unrolling.Batch; row < (step + 1) * Unrolling.Batch; row++)
            {
                LoadGates(group, row, gates);
                Load(Before, group, row, before);
                TCell.Forward(gates, before, after);
                StoreGates(gates, group, row);
                Store(after, After, group, row);
            }
        }
    }

    protected override void CellBackward(int step, int fromPanel, int toPanel, PanelMatrix outputGradient)
    {
        Span<Vector512<float>> gates = stackalloc Vector512<float>[TCell.Gates.Length];
        Span<Vector512<float>> before = stackalloc Vector512<float>[TCell.Planes];
        Span<Vector512<float>> after = stackalloc Vector512<float>[TCell.Planes];
        Span<Vector512<float>> gradient = stackalloc Vector512<float>[TCell.Planes];
        for (var group = fromPanel * GroupsInPanel; group < toPanel * GroupsInPanel; group++)
        {
            for (var lane = 0; lane < Unrolling.Batch; lane++)
            {
                var row = (step * Unrolling.Batch) + lane;
                LoadGates(group, row, gates);
                Load(Before, group, row, before);
                Load(After, group, row, after);
                Load(StateGradient, group, lane, gradient);
                gradient[0] += Vector512.Load(At(outputGradient, group, row));
                TCell.Backward(gates, before, after, gradient);
                StoreGates(gates, group, row);
                Store(gradient, StateGradient, group, lane);
            }
        }
    }

    private void LoadGates(int group, int row, Span<Vector512<float>> gates)
    {
        for (var gate = 0; gate < TCell.Gates.Length; gate++)
        {
            gates[gate] = Vector512.Load(At(Gates, (group * TCell.Gates.Length) + gate, row));
        }
    }

    private void StoreGates(ReadOnlySpan<Vector512<float>> gates, int group, int row)
    {
        for (var gate = 0; gate < TCell.Gates.Length; gate++)
        {
            gates[gate].Store(At(Gates, (group * TCell.Gates.Length) + gate, row));
        }
    }

    private static void Load(PanelMatrix[] planes, int group, int row, Span<Vector512<float>> values)
    {
        for (var plane = 0; plane < TCell.Planes; plane++)
        {
            values[plane] = Vector512.Load(At(planes[plane], group, row));
        }
    }

    private static void Store(ReadOnlySpan<Vector512<float>> values, PanelMatrix[] planes, int group, int row)
    {
        for (var plane = 0; plane < TCell.Planes; plane++)
        {
            values[plane].Store(At(planes[plane], group, row));
        }
    }

    /// <summary>Sixteen neighbouring columns of a row.</summary>
    private static float* At(PanelMatrix matrix, int group, int row) =>
        matrix.Row(group / GroupsInPanel, row) + (group % GroupsInPanel * GroupUnits);
}
