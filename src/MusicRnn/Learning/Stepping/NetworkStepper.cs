using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Stepping;

/// <summary>
/// Some lanes of a network that go on token by token on the calling thread, and nothing is allocated for it. What a lane
/// predicts is, to the last bit, what the unrolled network predicts, whatever the number of lanes.
/// </summary>
public sealed unsafe class NetworkStepper
{
    private readonly SteppingWeights _weights;
    private readonly SteppingLayer[] _layers;
    private readonly PanelMatrix _logits;

    /// <summary>Creates lanes, 1 or more, with an empty state.</summary>
    public NetworkStepper(SteppingWeights weights, int lanes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        _weights = weights;
        Lanes = lanes;
        _layers = [.. weights.Layers.Select(layer => new SteppingLayer(layer, lanes))];
        _logits = PanelMatrix.ForLanes(lanes, weights.VocabularySize);
    }

    /// <summary>The number of lanes, B.</summary>
    public int Lanes { get; }

    /// <summary>Begins a new sequence in a lane.</summary>
    public void Begin(int lane)
    {
        foreach (var layer in _layers)
        {
            layer.Clear(lane);
        }
    }

    /// <summary>Reads a token in each lane and predicts the next one. Throws <see cref="ArgumentException"/> unless there is one of the vocabulary for each lane.</summary>
    public void Step(ReadOnlySpan<int> tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tokens.Length, Lanes);
        ReadTokens(tokens);
        _layers[0].Step();
        for (var layer = 1; layer < _layers.Length; layer++)
        {
            _layers[layer].Read(_layers[layer - 1].Output);
            _layers[layer].Step();
        }

        Elementwise.FillRows(_weights.ProjectionBias, _logits, 0, _logits.Panels);
        _weights.Projection.AddProduct(_layers[^1].Output, _logits);
    }

    /// <summary>Copies the V logits of a lane.</summary>
    public void CopyLogits(int lane, Span<float> logits) => _logits.CopyRowTo(lane, logits);

    /// <summary>Copies the H numbers of a lane's output of the last layer.</summary>
    internal void CopyOutput(int lane, Span<float> output) => _layers[^1].Output.CopyRowTo(lane, output);

    private void ReadTokens(ReadOnlySpan<int> tokens)
    {
        var gates = _layers[0].Gates;
        for (var lane = 0; lane < tokens.Length; lane++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)tokens[lane], (uint)_weights.VocabularySize, nameof(tokens));
            for (var panel = 0; panel < gates.Panels; panel++)
            {
                Elementwise.CopyRow(_weights.FirstSums.Row(panel, tokens[lane]), gates.Row(panel, lane));
            }
        }
    }
}
