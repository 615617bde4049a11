using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Stepping;

/// <summary>
/// Some lanes of a network that go on token by token, and nothing is allocated for it. The calling thread does the work,
/// or a team shares it. What a lane predicts is, to the last bit, what the unrolled network predicts, whatever the number
/// of lanes and of workers.
/// </summary>
public sealed unsafe class NetworkStepper
{
    private readonly SteppingWeights _weights;
    private readonly SteppingLayer[] _layers;
    private readonly PanelMatrix _logits;

    // In which of two places the states stand.
    private int _place;

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
            layer.Clear(lane, _place);
        }
    }

    /// <summary>Reads a token in each lane and predicts the next one. Throws <see cref="ArgumentException"/> unless there is one of the vocabulary for each lane.</summary>
    public void Step(ReadOnlySpan<int> tokens) => Step(tokens, Worker.Alone);

    /// <summary>
    /// The same as the work of a team: every member calls this with the same tokens, and when it returns all have done
    /// their share. It pays for one lane or a few, where fetching the weights is most of the work: each member fetches its
    /// part of them.
    /// </summary>
    public void Step(ReadOnlySpan<int> tokens, Worker worker)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tokens.Length, Lanes);
        var place = _place;
        var backwards = place == 1;
        ReadTokens(tokens, worker);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            if (layer > 0)
            {
                _layers[layer].Read(_layers[layer - 1].Output(1 - place), worker, backwards);
            }

            _layers[layer].Step(place, worker, backwards);
            worker.Meet();
            if (layer == 0 && worker.Index == 0)
            {
                // By now every member knows from where it goes, and the next step begins after another meeting.
                _place = 1 - place;
            }
        }

        Project(_layers[^1].Output(1 - place), worker, backwards);
        worker.Meet();
    }

    /// <summary>Puts a lane back to where it stood before the last step; not twice in a row.</summary>
    public void Undo(int lane)
    {
        foreach (var layer in _layers)
        {
            layer.Undo(lane, _place);
        }
    }

    /// <summary>Has a lane stand as a lane of this or another stepper with the same weights; what it predicts is known after the next step.</summary>
    public void CopyLane(int lane, NetworkStepper source, int sourceLane)
    {
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].CopyLane(lane, _place, source._layers[layer], sourceLane, source._place);
        }
    }

    /// <summary>Copies the V logits of a lane.</summary>
    public void CopyLogits(int lane, Span<float> logits) => _logits.CopyRowTo(lane, logits);

    /// <summary>Copies the H numbers of a lane's output of the last layer.</summary>
    internal void CopyOutput(int lane, Span<float> output) => _layers[^1].Output(_place).CopyRowTo(lane, output);

    private void ReadTokens(ReadOnlySpan<int> tokens, Worker worker)
    {
        var gates = _layers[0].Gates;
        var (from, to) = _layers[0].GatesOf(worker);
        for (var lane = 0; lane < tokens.Length; lane++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)tokens[lane], (uint)_weights.VocabularySize, nameof(tokens));
            for (var panel = from; panel < to; panel++)
            {
                Elementwise.CopyRow(_weights.FirstSums.Row(panel, tokens[lane]), gates.Row(panel, lane));
            }
        }
    }

    private void Project(PanelMatrix output, Worker worker, bool backwards)
    {
        // By as many panels as the kernel for a single row takes at once.
        const int atOnce = MatrixProduct.RowPanelsAtOnce;
        var (from, to) = worker.Share((_logits.Panels + atOnce - 1) / atOnce);
        var toPanel = Math.Min(to * atOnce, _logits.Panels);
        Elementwise.FillRows(_weights.ProjectionBias, _logits, from * atOnce, toPanel);
        _weights.Projection.AddProduct(output, _logits, from * atOnce, toPanel, backwards);
    }
}
