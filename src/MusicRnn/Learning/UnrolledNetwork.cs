using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning;

/// <summary>
/// A network unrolled in time, with memory for T steps of B lanes: the loop of the recurrence laid out in a row, through
/// which the loss is taken back (backpropagation through time; Werbos 1990). The state in which the lanes stand after
/// one window of T steps is the one from which they go on in the next; the gradient is truncated there.
/// </summary>
public sealed class UnrolledNetwork : TrainableNetwork
{
    private readonly Embedding _embedding;
    private readonly RecurrentStack _stack;
    private readonly Projection _projection;
    private readonly CrossEntropy _loss;
    private readonly Dropouts _dropouts;

    /// <summary>Unrolls a network for reading and composing.</summary>
    public UnrolledNetwork(Network network, int batch, int steps, WorkerTeam team) : this(network, batch, steps, team, null, 0, 0)
    {
    }

    /// <summary>Unrolls a network for learning, with dropout at work. The batch size and sequence length of the options do not matter here.</summary>
    public UnrolledNetwork(Network network, int batch, int steps, WorkerTeam team, TrainingOptions options)
        : this(network, batch, steps, team, new AlignedBuffer(network.Values.Length), options.Dropout, options.Seed)
    {
    }

    /// <summary>Unrolls a network for learning: dropout is at work, and gradients go to a buffer laid out as the weights are.</summary>
    internal UnrolledNetwork(Network network, int batch, int steps, WorkerTeam team, AlignedBuffer? gradients, double dropout, int seed)
        : base(network, team, new Unrolling(batch, steps, network.Values, gradients))
    {
        _dropouts = new Dropouts(dropout, seed);
        _embedding = new Embedding(Unrolling, network.Embedding);
        _stack = new RecurrentStack(Unrolling, network.Recurrent, _dropouts);
        _projection = new Projection(Unrolling, network.Projection, network.ProjectionBias);
        _loss = new CrossEntropy(Unrolling);
    }

    /// <summary>(T·B), row t·B + b: the tokens that the network reads.</summary>
    public Span<int> Inputs => _embedding.Tokens;

    /// <summary>(T·B): the tokens it should predict; <see cref="CrossEntropy.NoTarget"/>, -1, where nothing is scored.</summary>
    public Span<int> Targets => _loss.Targets;

    /// <summary>(T·B): the loss of each row in nats, after <see cref="TrainableNetwork.Run"/>.</summary>
    public ReadOnlySpan<float> RowNats => _loss.RowNats;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> RowLosses => _loss.RowNats;

    internal override IEnumerable<PanelMatrix> StatePlanes => _stack.StatePlanes;

    /// <inheritdoc/>
    public override int CountTargets() => _loss.CountTargets();

    /// <summary>Copies the V logits of a row after <see cref="TrainableNetwork.Run"/>.</summary>
    public void CopyLogits(int row, Span<float> logits) => _projection.Output.CopyRowTo(row, logits);

    /// <summary>From now on records the gradient's way back through a recurrent layer (0 is the first one).</summary>
    public GradientFlow RecordGradientFlow(int layer = 0) => _stack.Layers[layer].RecordFlow();

    internal override void DrawDropout(int step) => _dropouts.Draw(step);

    internal override void Forward(Worker worker)
    {
        _embedding.Forward(worker);
        worker.Meet();
        _stack.Forward(worker, _embedding.Output);
        _projection.Forward(worker, _stack.Output);
        worker.Meet();
        _loss.Forward(worker, _projection.Output);
        worker.Meet();
    }

    internal override void Backward(Worker worker, float scale)
    {
        _loss.Backward(worker, _projection.Output, scale);
        worker.Meet();
        _projection.Backward(worker, _stack.Output, _projection.Output, _stack.OutputGradient);
        _stack.Backward(worker, _embedding.Output);
        worker.Meet();
        _embedding.Backward(worker, _stack.InputGradient);
    }
}
