using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Lab;

/// <summary>Trains one cell on one memory task.</summary>
public sealed class MemoryTaskRun
{
    // Batches differ; the mean of the last fifty is steady enough to be compared with the baseline.
    private const int StepsInMean = 50;

    private readonly MemoryTask _task;
    private readonly GradientDescent _descent;
    private readonly Xoshiro256StarStar _chance;
    private readonly Queue<double> _losses = new();

    /// <summary>Creates the network and its first batch. Throws <see cref="MusicRnnException"/> for options out of range.</summary>
    public MemoryTaskRun(MemoryTask task, RecurrentOptions recurrent, TrainingOptions training, WorkerTeam team)
    {
        training.Validate();
        _task = task;
        Network = task.CreateNetwork(recurrent, training, team);
        _descent = new GradientDescent(Network, task.CreateWeights(recurrent), training);
        _chance = new Xoshiro256StarStar(training.Seed + 1, threadSafe: false);
        task.Fill(Network, _chance);
    }

    /// <summary>The network that learns.</summary>
    public TrainableNetwork Network { get; }

    /// <summary>The steps done.</summary>
    public long Step => _descent.Step;

    /// <summary>The mean loss of the last fifty batches, each of which was new to the network.</summary>
    public double Loss => _losses.Count == 0 ? double.NaN : _losses.Average();

    /// <summary>Learns from one new batch. Throws <see cref="TrainingDivergedException"/> if the gradient explodes.</summary>
    /// <param name="progress">How much of the training is done, 0 to 1.</param>
    public void DoStep(double progress)
    {
        _task.Fill(Network, _chance);
        _losses.Enqueue(_descent.DoStep(progress));
        if (_losses.Count > StepsInMean)
        {
            _losses.Dequeue();
        }
    }
}
