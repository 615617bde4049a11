using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Stepping;

/// <summary>A recurrent layer for some lanes that go on step by step: nothing is kept but the state.</summary>
internal sealed class SteppingLayer
{
    private readonly SteppingWeights.LayerWeights _weights;
    private readonly int _lanes;
    private readonly PanelMatrix[] _state;

    public SteppingLayer(SteppingWeights.LayerWeights weights, int lanes)
    {
        _weights = weights;
        _lanes = lanes;
        _state = [.. Enumerable.Range(0, weights.Cell.Planes).Select(_ => PanelMatrix.ForLanes(lanes, weights.HiddenSize))];
        Gates = PanelMatrix.ForLanes(lanes, weights.GateColumns);
    }

    /// <summary>(B, gates): the sums that the input makes are written here before a step.</summary>
    public PanelMatrix Gates { get; }

    /// <summary>(B, H).</summary>
    public PanelMatrix Output => _state[0];

    /// <summary>Writes the sums that an input, (B, input), makes.</summary>
    public void Read(PanelMatrix input)
    {
        Elementwise.FillRows(_weights.Bias, Gates, 0, Gates.Panels);
        _weights.Input!.AddProduct(input, Gates);
    }

    /// <summary>One step on, after the input was read.</summary>
    public void Step()
    {
        _weights.State.AddProduct(Output, Gates);
        _weights.Cell.Forward(Gates, _state, _state, 0, _lanes, 0, _weights.UnitPanels);
    }

    /// <summary>Empties the state of a lane.</summary>
    public void Clear(int lane)
    {
        foreach (var plane in _state)
        {
            plane.ClearRow(lane);
        }
    }
}
