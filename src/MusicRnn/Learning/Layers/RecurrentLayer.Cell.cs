using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>A recurrent layer of one kind of cell: takes sixteen units at a time through the cell's mathematics.</summary>
internal sealed unsafe class RecurrentLayer<TCell>(Unrolling unrolling, RecurrentWeights weights) : RecurrentLayer(unrolling, weights)
    where TCell : struct, ICell
{
    private const int GroupsInPanel = CellVectors.GroupsInPanel;

    /// <inheritdoc cref="Layers.CellForward"/>
    public static void Forward(PanelMatrix gates, PanelMatrix[] before, PanelMatrix[] after, int row, int lanes, int fromPanel, int toPanel)
    {
        var gateVectors = new CellVectors(stackalloc nint[TCell.Gates.Length], stackalloc Vector512<float>[TCell.Gates.Length]);
        var beforeVectors = new CellVectors(stackalloc nint[TCell.Planes], stackalloc Vector512<float>[TCell.Planes]);
        var afterVectors = new CellVectors(stackalloc nint[TCell.Planes], stackalloc Vector512<float>[TCell.Planes]);
        for (var group = fromPanel * GroupsInPanel; group < toPanel * GroupsInPanel; group++)
        {
            gateVectors.Place(gates, group, row);
            beforeVectors.Place(before, group, row);
            afterVectors.Place(after, group, row);
            for (var lane = 0; lane < lanes; lane++)
            {
                gateVectors.Load(lane);
                beforeVectors.Load(lane);
                TCell.Forward(gateVectors.Values, beforeVectors.Values, afterVectors.Values);
                gateVectors.Store(lane);
                afterVectors.Store(lane);
            }
        }
    }

    protected override void CellForward(int step, int fromPanel, int toPanel) =>
        Forward(Gates, Before, After, step * Unrolling.Batch, Unrolling.Batch, fromPanel, toPanel);

    protected override void CellBackward(int step, int fromPanel, int toPanel, PanelMatrix outputGradient)
    {
        var gates = new CellVectors(stackalloc nint[TCell.Gates.Length], stackalloc Vector512<float>[TCell.Gates.Length]);
        var before = new CellVectors(stackalloc nint[TCell.Planes], stackalloc Vector512<float>[TCell.Planes]);
        var after = new CellVectors(stackalloc nint[TCell.Planes], stackalloc Vector512<float>[TCell.Planes]);
        var gradient = new CellVectors(stackalloc nint[TCell.Planes], stackalloc Vector512<float>[TCell.Planes]);
        for (var group = fromPanel * GroupsInPanel; group < toPanel * GroupsInPanel; group++)
        {
            var row = step * Unrolling.Batch;
            gates.Place(Gates, group, row);
            before.Place(Before, group, row);
            after.Place(After, group, row);
            gradient.Place(StateGradient, group, 0);
            var fromOutput = CellVectors.At(outputGradient, group, row);
            for (var lane = 0; lane < Unrolling.Batch; lane++)
            {
                gates.Load(lane);
                before.Load(lane);
                after.Load(lane);
                gradient.Load(lane);
                gradient.Values[0] += Vector512.Load(fromOutput + (lane * PanelMatrix.PanelColumns));
                TCell.Backward(gates.Values, before.Values, after.Values, gradient.Values);
                gates.Store(lane);
                gradient.Store(lane);
            }
        }
    }
}
