using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning;

/// <summary>
/// A network unrolled in time, with memory for T steps of B lanes: the loop of the recurrence laid out in a row, through
/// which the loss is taken back (backpropagation through time; Werbos 1990). The state in which the lanes stand after
/// one window of T steps is the one from which they go on in the next; the gradient is truncated there.
/// </summary>
public sealed class UnrolledNetwork
{
    private readonly Unrolling _unrolling;
    private readonly WorkerTeam _team;
    private readonly Embedding _embedding;
    private readonly RecurrentLayer[] _layers;
    private readonly Projection _projection;
    private readonly CrossEntropy _loss;
    private readonly Dropout[] _dropouts;
    private readonly PanelMatrix[] _gradients;
    private readonly Action<Worker> _forward;

    /// <summary>Unrolls a network for reading and composing.</summary>
    public UnrolledNetwork(Network network, int batch, int steps, WorkerTeam team) : this(network, batch, steps, team, null, 0, 0)
    {
    }

    /// <summary>Unrolls a network for learning: dropout is at work, and gradients go to a buffer laid out as the weights are.</summary>
    internal UnrolledNetwork(Network network, int batch, int steps, WorkerTeam team, AlignedBuffer? gradients, double dropout, int seed)
    {
        _team = team;
        _unrolling = new Unrolling(batch, steps, network.Values, gradients);
        _embedding = new Embedding(_unrolling, network.Embedding);
        _layers = [.. network.Recurrent.Select(weights => weights.Cell.CreateLayer(_unrolling, weights))];
        _projection = new Projection(_unrolling, network.Projection, network.ProjectionBias);
        _loss = new CrossEntropy(_unrolling);
        _dropouts = dropout == 0 ? [] :
        [
            new Dropout(_unrolling, dropout, network.Options.EmbeddingSize, seed, 0),
            .. _layers.Select((_, layer) => new Dropout(_unrolling, dropout, network.Options.HiddenSize, seed, layer + 1)),
        ];
        _gradients = gradients is null ? [] :
        [
            _unrolling.Activations(network.Options.EmbeddingSize),
            .. _layers.Select(_ => _unrolling.Activations(network.Options.HiddenSize)),
        ];
        _forward = Forward;
    }

    /// <summary>The number of lanes, B.</summary>
    public int Batch => _unrolling.Batch;

    /// <summary>The number of time steps, T.</summary>
    public int Steps => _unrolling.Steps;

    /// <summary>(T·B), row t·B + b: the tokens that the network reads.</summary>
    public Span<int> Inputs => _embedding.Tokens;

    /// <summary>(T·B): the tokens it should predict; <see cref="CrossEntropy.NoTarget"/>, -1, where nothing is scored.</summary>
    public Span<int> Targets => _loss.Targets;

    /// <summary>(T·B): 1 where a lane goes on, 0 where a new sequence begins with an empty state.</summary>
    public Span<float> Keep => _unrolling.Keep;

    /// <summary>(T·B): the loss of each row in nats, after <see cref="Run"/>.</summary>
    public ReadOnlySpan<float> RowNats => _loss.RowNats;

    /// <summary>Reads T tokens in each lane and predicts the next ones.</summary>
    public void Run() => _team.Run(_forward);

    /// <summary>Copies the V logits of a row after <see cref="Run"/>.</summary>
    public void CopyLogits(int row, Span<float> logits) => _projection.Output.CopyRowTo(row, logits);

    /// <summary>Empties the state of all lanes.</summary>
    public void ResetState()
    {
        foreach (var plane in StatePlanes)
        {
            plane.Clear();
        }
    }

    internal IEnumerable<PanelMatrix> StatePlanes => _layers.SelectMany(layer => layer.State);

    internal void DrawDropout(int step)
    {
        foreach (var dropout in _dropouts)
        {
            dropout.Draw(step);
        }
    }

    internal int CountTargets() => _loss.CountTargets();

    /// <summary>Forward through all layers and all steps, to the loss of each row.</summary>
    internal void Forward(Worker worker)
    {
        _embedding.Forward(worker);
        worker.Meet();
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            Drop(worker, layer);
            _layers[layer].Forward(worker, InputOf(layer));
        }

        Drop(worker, _layers.Length);
        _projection.Forward(worker, InputOf(_layers.Length));
        worker.Meet();
        _loss.Forward(worker, _projection.Output);
        worker.Meet();
    }

    /// <summary>Back from the loss, multiplied by <paramref name="scale"/>, to the gradients of all weights, which are added to.</summary>
    internal void Backward(Worker worker, float scale)
    {
        _loss.Backward(worker, _projection.Output, scale);
        worker.Meet();
        _projection.Backward(worker, InputOf(_layers.Length), _projection.Output, _gradients[^1]);
        DropGradient(worker, _layers.Length);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            worker.Meet();
            _layers[layer].Backward(worker, InputOf(layer), _gradients[layer + 1], _gradients[layer]);
            DropGradient(worker, layer);
        }

        worker.Meet();
        _embedding.Backward(worker, _gradients[0]);
    }

    // Input 0 is the embedding's output, input l the output of recurrent layer l - 1, with dropout where it is at work.
    private PanelMatrix InputOf(int layer) =>
        _dropouts.Length > 0 ? _dropouts[layer].Output : Undropped(layer);

    private PanelMatrix Undropped(int layer) => layer == 0 ? _embedding.Output : _layers[layer - 1].Output;

    private void Drop(Worker worker, int layer)
    {
        if (_dropouts.Length > 0)
        {
            _dropouts[layer].Forward(worker, Undropped(layer));
            worker.Meet();
        }
    }

    private void DropGradient(Worker worker, int layer)
    {
        if (_dropouts.Length > 0)
        {
            _dropouts[layer].Backward(worker, _gradients[layer]);
        }
    }
}
