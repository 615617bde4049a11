using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Lab;

/// <summary>A task made to measure over how long a gap a cell remembers. Every batch of it is new, so nothing can be learned by heart.</summary>
public abstract class MemoryTask
{
    /// <summary>The name that a person types.</summary>
    public abstract string Name { get; }

    /// <summary>What the loss is: <c>mean squared error</c> or <c>nats a step</c>.</summary>
    public abstract string LossName { get; }

    /// <summary>The loss of the best answer that remembers nothing.</summary>
    public abstract double Baseline { get; }

    /// <summary>Makes a network for the task, with its weights drawn from the options' seed, and unrolls it over whole sequences.</summary>
    public abstract TrainableNetwork CreateNetwork(RecurrentOptions recurrent, TrainingOptions training, WorkerTeam team);

    /// <summary>A second network of the same shape, for the running average of the weights.</summary>
    public abstract NetworkWeights CreateWeights(RecurrentOptions recurrent);

    /// <summary>Fills a network that <see cref="CreateNetwork"/> made with a new batch.</summary>
    public abstract void Fill(TrainableNetwork network, RandomSource chance);
}
