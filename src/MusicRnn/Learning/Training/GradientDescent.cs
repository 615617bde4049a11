using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Training;

/// <summary>
/// Makes a network of any kind learn, step by step: forward, backward through time, clip, AdamW. The caller fills the
/// network's inputs and targets before each step.
/// </summary>
public sealed class GradientDescent
{
    private readonly TrainableNetwork _network;
    private readonly TrainingOptions _options;
    private readonly GradientNorm _norm;
    private readonly Action<Worker> _work;
    private int _targets;

    /// <summary>Creates the first step's state.</summary>
    /// <param name="network">The network, unrolled for learning.</param>
    /// <param name="average">Weights of the same architecture, which become the running average.</param>
    /// <param name="options">The options; batch size, sequence length and validation do not matter here.</param>
    public GradientDescent(TrainableNetwork network, NetworkWeights average, TrainingOptions options)
    {
        options.Validate();
        _network = network;
        _options = options;
        Average = average;
        average.Values.CopyFrom(network.Weights.Values);
        _norm = new GradientNorm(Gradients);
        Optimizer = new AdamW(network.Weights.Parameters, network.Weights.Values, average.Values, options);
        _work = Work;
    }

    /// <summary>The running average of the weights, which predicts better.</summary>
    public NetworkWeights Average { get; }

    /// <summary>The steps done.</summary>
    public long Step { get; internal set; }

    /// <summary>The norm of the last step's gradient before it was clipped.</summary>
    public double GradientNorm { get; private set; }

    /// <summary>The last step's learning rate.</summary>
    public double LearningRate { get; private set; }

    internal AdamW Optimizer { get; }

    private AlignedBuffer Gradients => _network.Unrolling.Gradients
        ?? throw new ArgumentException("The network was unrolled for reading only.");

    /// <summary>
    /// Does one step and returns its mean loss, under dropout. Throws <see cref="TrainingDivergedException"/> before
    /// anything is changed if the gradient is not finite, and <see cref="InvalidOperationException"/> if there is no target.
    /// </summary>
    /// <param name="progress">How much of the training is done, 0 to 1; decides the learning rate.</param>
    public double DoStep(double progress)
    {
        LearningRate = LearningRateSchedule.RateAt(_options, Step, progress);
        _network.DrawDropout((int)Step);
        _targets = _network.CountTargets();
        if (_targets == 0)
        {
            throw new InvalidOperationException("No row has a target to learn from.");
        }

        _network.Team.Run(_work);
        if (!double.IsFinite(GradientNorm))
        {
            throw new TrainingDivergedException(Step, LearningRate, GradientNorm);
        }

        Step++;
        return _network.MeanLoss();
    }

    private void Work(Worker worker)
    {
        _network.AddUpGradient(worker, 1f / _targets);
        var norm = _norm.Compute(worker);
        if (worker.Index == 0)
        {
            GradientNorm = norm;
        }

        if (double.IsFinite(norm))
        {
            var scale = (float)Math.Min(1, _options.ClipNorm / norm);
            Optimizer.Update(worker, Gradients, scale, LearningRate, Step);
        }
    }
}
