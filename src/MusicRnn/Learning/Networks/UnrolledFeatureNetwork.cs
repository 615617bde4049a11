using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Networks;

/// <summary>A network that is told several features in each row, unrolled in time; lanes go on from window to window.</summary>
public sealed class UnrolledFeatureNetwork : TrainableNetwork
{
    private readonly EmbeddingSum _input;
    private readonly PanelMatrix? _inputGradient;
    private readonly RecurrentStack _stack;
    private readonly ResidualHead _head;
    private readonly CrossEntropy _loss;
    private readonly Dropouts _dropouts;

    /// <summary>Unrolls a network for reading and composing.</summary>
    public UnrolledFeatureNetwork(FeatureNetwork network, int batch, int steps, WorkerTeam team)
        : this(network, team, new Unrolling(batch, steps, network.Values, null), null)
    {
    }

    /// <summary>Unrolls a network for learning. The batch size and sequence length of the options do not matter here.</summary>
    public UnrolledFeatureNetwork(FeatureNetwork network, int batch, int steps, WorkerTeam team, TrainingOptions options)
        : this(network, team, Unrolling.ForLearning(batch, steps, network.Values), options)
    {
    }

    private UnrolledFeatureNetwork(FeatureNetwork network, WorkerTeam team, Unrolling unrolling, TrainingOptions? options) : base(network, team, unrolling)
    {
        _dropouts = new Dropouts(options);
        _input = new EmbeddingSum(unrolling, network.Options.Features, network.Features, _dropouts);
        _inputGradient = unrolling.ActivationGradients(network.Options.EmbeddingSize);
        _stack = new RecurrentStack(unrolling, network.Recurrent, _dropouts);
        _head = new ResidualHead(unrolling, network.Head, _dropouts);
        _loss = new CrossEntropy(unrolling, options?.LabelSmoothing ?? 0);
    }

    /// <summary>(T·B), row t·B + b: the tokens it should predict; -1 where nothing is scored.</summary>
    public Span<int> Targets => _loss.Targets;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> RowLosses => _loss.RowNats;

    internal override IEnumerable<PanelMatrix> StatePlanes => _stack.StatePlanes;

    /// <summary>
    /// Sets the tokens of one feature (its number in the options) in row t·B + b; none is allowed. Throws
    /// <see cref="ArgumentException"/> if there are too many or one is out of range.
    /// </summary>
    public void SetFeature(int row, int feature, params ReadOnlySpan<int> tokens) => _input.Set(row, feature, tokens);

    /// <summary>Copies the V logits of a row after <see cref="TrainableNetwork.Run"/>.</summary>
    public void CopyLogits(int row, Span<float> logits) => _head.Output.CopyRowTo(row, logits);

    /// <inheritdoc/>
    public override int CountTargets() => _loss.CountTargets();

    /// <summary>From now on records the gradient's way back through a recurrent layer (0 is the first one).</summary>
    public GradientFlow RecordGradientFlow(int layer = 0) => _stack.Layers[layer].RecordFlow();

    internal override void DrawDropout(int step) => _dropouts.Draw(step);

    internal override void Forward(Worker worker)
    {
        _input.Forward(worker);
        worker.Meet();
        _stack.Forward(worker, _input.Output);
        _head.Forward(worker, _stack.Output, _input.Output);
        worker.Meet();
        _loss.Forward(worker, _head.Output);
        worker.Meet();
    }

    internal override void Backward(Worker worker, float scale)
    {
        _loss.Backward(worker, _head.Output, scale);
        worker.Meet();
        _head.Backward(worker, _stack.Output, _input.Output, _stack.OutputGradient, _inputGradient!);
        _stack.Backward(worker, _input.Output);

        // The input is seen twice: by the recurrent layers and by the head.
        var (from, to) = worker.Share(_inputGradient!.Panels);
        Elementwise.Add(_stack.InputGradient, _inputGradient, from, to);
        _input.Backward(worker, _inputGradient);
    }
}
