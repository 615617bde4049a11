using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning;

/// <summary>
/// A network of any kind unrolled in time, with memory for T steps of B lanes: what running, learning and looking at
/// gradients need of it. The caller writes inputs and targets, row t·B + b for lane b at step t, and runs.
/// </summary>
public abstract class TrainableNetwork
{
    private readonly WorkerTeam _team;
    private readonly Action<Worker> _forward;
    private readonly Action<Worker> _gradient;
    private float _scale;

    private protected TrainableNetwork(NetworkWeights weights, WorkerTeam team, Unrolling unrolling)
    {
        Weights = weights;
        _team = team;
        Unrolling = unrolling;
        _forward = Forward;
        _gradient = worker => AddUpGradient(worker, _scale);
    }

    /// <summary>The weights that it runs with.</summary>
    public NetworkWeights Weights { get; }

    /// <summary>The number of lanes, B.</summary>
    public int Batch => Unrolling.Batch;

    /// <summary>The number of time steps, T.</summary>
    public int Steps => Unrolling.Steps;

    /// <summary>(T·B): 1 where a lane goes on, 0 where a new sequence begins with an empty state.</summary>
    public Span<float> Keep => Unrolling.Keep;

    /// <summary>The loss of each row after a run, 0 where nothing was scored.</summary>
    public abstract ReadOnlySpan<float> RowLosses { get; }

    internal Unrolling Unrolling { get; }

    internal WorkerTeam Team => _team;

    /// <summary>All states that go on from one run to the next.</summary>
    internal abstract IEnumerable<PanelMatrix> StatePlanes { get; }

    /// <summary>How many targets the rows have together: what the sum of their losses is divided by.</summary>
    public abstract int CountTargets();

    /// <summary>Forward through all layers and all steps, to the loss of each row.</summary>
    public void Run() => _team.Run(_forward);

    /// <summary>The mean loss of the last run.</summary>
    public double MeanLoss()
    {
        var sum = 0.0;
        foreach (var loss in RowLosses)
        {
            sum += loss;
        }

        return sum / CountTargets();
    }

    /// <summary>
    /// Runs forward and back again without learning, and returns the mean loss: for looking at gradients
    /// (<see cref="GradientFlow"/>). Throws <see cref="InvalidOperationException"/> if the network was not unrolled for learning.
    /// </summary>
    public double ComputeGradient()
    {
        if (!Unrolling.Learns)
        {
            throw new InvalidOperationException("The network was unrolled for reading only.");
        }

        _scale = 1f / CountTargets();
        _team.Run(_gradient);
        return MeanLoss();
    }

    /// <summary>Empties the state of all lanes.</summary>
    public void ResetState()
    {
        foreach (var plane in StatePlanes)
        {
            plane.Clear();
        }
    }

    /// <summary>Forward and back, to the gradient of <paramref name="scale"/> times the sum of all losses.</summary>
    internal void AddUpGradient(Worker worker, float scale)
    {
        var gradients = Unrolling.Gradients!;
        var (from, to) = worker.Share(gradients.Length);
        gradients.Span[from..to].Clear();
        worker.Meet();
        Forward(worker);
        Backward(worker, scale);
        worker.Meet();
    }

    /// <summary>Chooses the dropout masks of a training step.</summary>
    internal abstract void DrawDropout(int step);

    /// <summary>Forward through all layers and all steps, to the loss of each row.</summary>
    internal abstract void Forward(Worker worker);

    /// <summary>Back from the loss, multiplied by <paramref name="scale"/>, to the gradients of all weights, which are added to.</summary>
    internal abstract void Backward(Worker worker, float scale);
}
