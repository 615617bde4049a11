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
    private readonly TokenReader _reader;
    private readonly IProjection _projection;
    private readonly CrossEntropy _loss;
    private readonly Dropouts _dropouts;

    /// <summary>Unrolls a network for reading and composing.</summary>
    public UnrolledNetwork(Network network, int batch, int steps, WorkerTeam team)
        : this(network, team, new Unrolling(batch, steps, network.Values, null), null)
    {
    }

    /// <summary>Unrolls a network for learning, with dropout at work. The batch size and sequence length of the options do not matter here.</summary>
    public UnrolledNetwork(Network network, int batch, int steps, WorkerTeam team, TrainingOptions options)
        : this(network, team, Unrolling.ForLearning(batch, steps, network.Values), options)
    {
    }

    /// <summary>Unrolls a network for learning: dropout is at work, and gradients go to a buffer laid out as the weights are.</summary>
    internal UnrolledNetwork(Network network, int batch, int steps, WorkerTeam team, AlignedBuffer? gradients, double dropout, int seed)
        : this(network, team, new Unrolling(batch, steps, network.Values, gradients), new TrainingOptions { Dropout = dropout, Seed = seed })
    {
    }

    private UnrolledNetwork(Network network, WorkerTeam team, Unrolling unrolling, TrainingOptions? options) : base(network, team, unrolling)
    {
        _dropouts = new Dropouts(options);
        _reader = new TokenReader(Unrolling, network.Embedding, network.Recurrent, _dropouts);
        _projection = network.Project(Unrolling);
        _loss = new CrossEntropy(Unrolling, options?.LabelSmoothing ?? 0);
    }

    /// <summary>(T·B), row t·B + b: the tokens that the network reads.</summary>
    public Span<int> Inputs => _reader.Tokens;

    /// <summary>(T·B): the tokens it should predict; <see cref="CrossEntropy.NoTarget"/>, -1, where nothing is scored.</summary>
    public Span<int> Targets => _loss.Targets;

    /// <summary>(T·B): the loss of each row in nats, after <see cref="TrainableNetwork.Run"/>; where labels are smoothed, to the smoothed target.</summary>
    public ReadOnlySpan<float> RowNats => _loss.RowNats;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> RowLosses => _loss.RowNats;

    internal override IEnumerable<PanelMatrix> StatePlanes => _reader.Stack.StatePlanes;

    /// <inheritdoc/>
    public override int CountTargets() => _loss.CountTargets();

    /// <summary>Copies the V logits of a row after <see cref="TrainableNetwork.Run"/>.</summary>
    public void CopyLogits(int row, Span<float> logits) => _projection.Output.CopyRowTo(row, logits);

    /// <summary>From now on records the gradient's way back through a recurrent layer (0 is the first one).</summary>
    public GradientFlow RecordGradientFlow(int layer = 0) => _reader.Stack.Layers[layer].RecordFlow();

    internal override void DrawDropout(int step) => _dropouts.Draw(step);

    internal override void Forward(Worker worker)
    {
        _reader.Forward(worker);
        _projection.Forward(worker, _reader.Stack.Output);
        worker.Meet();
        _loss.Forward(worker, _projection.Output);
        worker.Meet();
    }

    internal override void Backward(Worker worker, float scale)
    {
        _loss.Backward(worker, _projection.Output, scale);
        worker.Meet();
        _projection.Backward(worker, _reader.Stack.Output, _projection.Output, _reader.Stack.OutputGradient);
        _reader.Backward(worker);
    }
}
