using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Networks;

/// <summary>A network from real numbers to real numbers, unrolled in time, with the mean of squared errors as its loss.</summary>
public sealed class UnrolledRealNetwork : TrainableNetwork
{
    private readonly PanelMatrix _input;
    private readonly RecurrentStack _stack;
    private readonly Projection _projection;
    private readonly SquaredError _loss;
    private readonly Dropouts _dropouts;

    /// <summary>Unrolls a network for running only.</summary>
    public UnrolledRealNetwork(RealNetwork network, int batch, int steps, WorkerTeam team)
        : this(network, team, new Unrolling(batch, steps, network.Values, null), null)
    {
    }

    /// <summary>Unrolls a network for learning, with dropout after each recurrent layer. The batch size and sequence length of the options do not matter here.</summary>
    public UnrolledRealNetwork(RealNetwork network, int batch, int steps, WorkerTeam team, TrainingOptions options)
        : this(network, team, Unrolling.ForLearning(batch, steps, network.Values), options)
    {
    }

    private UnrolledRealNetwork(RealNetwork network, WorkerTeam team, Unrolling unrolling, TrainingOptions? options) : base(network, team, unrolling)
    {
        _dropouts = new Dropouts(options);
        _input = unrolling.Activations(network.Options.InputSize);
        _stack = new RecurrentStack(unrolling, network.Recurrent, _dropouts);
        _projection = new Projection(unrolling, network.Projection.Weights, network.Projection.Bias);
        _loss = new SquaredError(unrolling, network.Options.OutputSize);
    }

    /// <summary>(T·B): whether the output of a row is compared with its target.</summary>
    public Span<bool> IsScored => _loss.IsScored;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> RowLosses => _loss.RowLosses;

    internal override IEnumerable<PanelMatrix> StatePlanes => _stack.StatePlanes;

    /// <summary>Sets the D numbers that are read in row t·B + b.</summary>
    public void SetInput(int row, ReadOnlySpan<float> numbers) => _input.CopyRowFrom(row, numbers);

    /// <summary>Sets the numbers that should come out in row t·B + b; they count where <see cref="IsScored"/> says so.</summary>
    public void SetTarget(int row, ReadOnlySpan<float> numbers) => _loss.Targets.CopyRowFrom(row, numbers);

    /// <summary>Copies what came out in a row after <see cref="TrainableNetwork.Run"/>.</summary>
    public void CopyOutput(int row, Span<float> numbers) => _projection.Output.CopyRowTo(row, numbers);

    /// <inheritdoc/>
    public override int CountTargets() => _loss.CountTargets();

    /// <summary>From now on records the gradient's way back through a recurrent layer (0 is the first one).</summary>
    public GradientFlow RecordGradientFlow(int layer = 0) => _stack.Layers[layer].RecordFlow();

    internal override void DrawDropout(int step) => _dropouts.Draw(step);

    internal override void Forward(Worker worker)
    {
        _stack.Forward(worker, _input);
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
        _stack.Backward(worker, _input);
    }
}
