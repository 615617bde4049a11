using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Stepping;

/// <summary>
/// A recurrent layer for some lanes that go on step by step: nothing is kept but the state, which stands in two places in
/// turn, so that no worker writes what another one still reads.
/// </summary>
internal sealed class SteppingLayer
{
    private readonly SteppingWeights.LayerWeights _weights;
    private readonly int _lanes;
    private readonly PanelMatrix[][] _states;

    public SteppingLayer(SteppingWeights.LayerWeights weights, int lanes)
    {
        _weights = weights;
        _lanes = lanes;
        _states = [CreatePlanes(), CreatePlanes()];
        Gates = PanelMatrix.ForLanes(lanes, weights.GateColumns);
    }

    /// <summary>(B, gates): the sums that the input makes are written here before a step.</summary>
    public PanelMatrix Gates { get; }

    /// <summary>(B, H), in the first or the second place.</summary>
    public PanelMatrix Output(int place) => _states[place][0];

    /// <summary>The panels of <see cref="Gates"/> that are a worker's, and no one else's, to write.</summary>
    public (int From, int To) GatesOf(Worker worker)
    {
        var (from, to) = worker.Share(_weights.UnitPanels);
        return (from * _weights.Cell.Gates.Length, to * _weights.Cell.Gates.Length);
    }

    /// <summary>Writes a worker's share of the sums that an input, (B, input), makes.</summary>
    public void Read(PanelMatrix input, Worker worker, bool backwards)
    {
        var (from, to) = GatesOf(worker);
        Elementwise.FillRows(_weights.Bias, Gates, from, to);
        _weights.Input!.AddProduct(input, Gates, from, to, backwards);
    }

    /// <summary>A worker's share of one step, after the input was read: the state goes from one place to the other.</summary>
    public void Step(int fromPlace, Worker worker, bool backwards)
    {
        var (gatesFrom, gatesTo) = GatesOf(worker);
        var (from, to) = worker.Share(_weights.UnitPanels);
        _weights.State.AddProduct(Output(fromPlace), Gates, gatesFrom, gatesTo, backwards);
        _weights.Cell.Forward(Gates, _states[fromPlace], _states[1 - fromPlace], 0, _lanes, from, to);
    }

    /// <summary>Empties the state of a lane.</summary>
    public void Clear(int lane, int place)
    {
        foreach (var plane in _states[place])
        {
            plane.ClearRow(lane);
        }
    }

    /// <summary>Puts a lane back to where it stood before the step that led to a place.</summary>
    public void Undo(int lane, int place) => Copy(_states[1 - place], lane, _states[place], lane);

    /// <summary>Has a lane stand as a lane of another layer with the same weights.</summary>
    public void CopyLane(int lane, int place, SteppingLayer source, int sourceLane, int sourcePlace) =>
        Copy(source._states[sourcePlace], sourceLane, _states[place], lane);

    private static unsafe void Copy(PanelMatrix[] sources, int sourceLane, PanelMatrix[] targets, int lane)
    {
        for (var plane = 0; plane < sources.Length; plane++)
        {
            for (var panel = 0; panel < sources[plane].Panels; panel++)
            {
                Elementwise.CopyRow(sources[plane].Row(panel, sourceLane), targets[plane].Row(panel, lane));
            }
        }
    }

    private PanelMatrix[] CreatePlanes() =>
        [.. Enumerable.Range(0, _weights.Cell.Planes).Select(_ => PanelMatrix.ForLanes(_lanes, _weights.HiddenSize))];
}
