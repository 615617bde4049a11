using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Training;

/// <summary>
/// Trains a network step by step: fill a window, forward, backward through time, clip, update. Same options, same
/// sequences, same weights, to the last bit, whatever the number of workers.
/// </summary>
public sealed class Trainer
{
    private readonly TrainingOptions _options;
    private readonly WorkerTeam _team;
    private readonly SequenceLanes _lanes;
    private readonly UnrolledNetwork _unrolled;
    private readonly AlignedBuffer _gradients;
    private readonly GradientNorm _norm;
    private readonly AdamW _optimizer;
    private readonly Action<Worker> _work;
    private double _gradientNorm;
    private double _learningRate;
    private int _targets;

    /// <summary>Creates a trainer of a new network whose weights are drawn from the options' seed.</summary>
    public Trainer(NetworkOptions network, TrainingOptions options, ISequenceSource source, WorkerTeam team)
    {
        options.Validate();
        _options = options;
        _team = team;
        Network = new Network(network);
        Network.Initialize(new Xoshiro256StarStar(options.Seed, threadSafe: false));
        _lanes = new SequenceLanes(source, options.BatchSize, options.Seed);
        _gradients = new AlignedBuffer(Network.Values.Length);
        _norm = new GradientNorm(_gradients);
        _optimizer = new AdamW(Network, options);
        _optimizer.Average.Values.CopyFrom(Network.Values);
        _unrolled = new UnrolledNetwork(Network, options.BatchSize, options.SequenceLength, team, _gradients, options.Dropout, options.Seed);
        _work = Work;
    }

    /// <summary>The network that learns.</summary>
    public Network Network { get; }

    /// <summary>The running average of its weights, which predicts better.</summary>
    public Network Average => _optimizer.Average;

    /// <summary>The steps done.</summary>
    public long Step { get; private set; }

    /// <summary>How often all sequences have been read.</summary>
    public double Epochs => _lanes.Epochs;

    /// <summary>The norm of the last step's gradient before it was clipped.</summary>
    public double GradientNorm => _gradientNorm;

    /// <summary>The last step's learning rate.</summary>
    public double LearningRate => _learningRate;

    /// <summary>
    /// Does one step and returns its loss in nats a token, under dropout. Throws <see cref="TrainingDivergedException"/>
    /// before anything is changed if the gradient is not finite.
    /// </summary>
    /// <param name="progress">How much of the training is done, 0 to 1; decides the learning rate.</param>
    public double DoStep(double progress)
    {
        _learningRate = LearningRateSchedule.RateAt(_options, Step, progress);
        _lanes.Fill(_unrolled.Inputs, _unrolled.Targets, _unrolled.Keep);
        _unrolled.DrawDropout((int)Step);
        _targets = _unrolled.CountTargets();
        _team.Run(_work);
        if (!double.IsFinite(_gradientNorm))
        {
            throw new TrainingDivergedException(Step, _learningRate, _gradientNorm);
        }

        Step++;
        var nats = 0.0;
        foreach (var row in _unrolled.RowNats)
        {
            nats += row;
        }

        return nats / _targets;
    }

    /// <summary>Everything that the next step depends on, as tensors; with the numbers of <see cref="Counters"/> a trainer goes on exactly from here.</summary>
    public IEnumerable<Tensor> ToTensors()
    {
        foreach (var (name, buffer) in Buffers)
        {
            yield return new Tensor(name, [buffer.Length], buffer.Span.ToArray());
        }

        var plane = 0;
        foreach (var state in _unrolled.StatePlanes)
        {
            var numbers = new float[state.Rows * state.Columns];
            for (var lane = 0; lane < state.Rows; lane++)
            {
                state.CopyRowTo(lane, numbers.AsSpan(lane * state.Columns, state.Columns));
            }

            yield return new Tensor(StateName(plane++), [state.Rows, state.Columns], numbers);
        }
    }

    /// <summary>Steps done and place of each lane, as whole numbers.</summary>
    public IReadOnlyList<long> Counters => [Step, .. _lanes.State];

    /// <summary>Goes on from a saved state. Throws <see cref="MusicRnnException"/> if it belongs to another network or batch size.</summary>
    public void Restore(TensorSet tensors, IReadOnlyList<long> counters)
    {
        if (counters.Count != Counters.Count)
        {
            throw new MusicRnnException("the saved state belongs to another batch size.");
        }

        foreach (var (name, buffer) in Buffers)
        {
            tensors.Require(name, buffer.Length).Numbers.CopyTo(buffer.Span);
        }

        var plane = 0;
        foreach (var state in _unrolled.StatePlanes)
        {
            var numbers = tensors.Require(StateName(plane++), state.Rows, state.Columns).Numbers;
            for (var i = 0; i < numbers.Length; i++)
            {
                state[i / state.Columns, i % state.Columns] = numbers[i];
            }
        }

        Step = counters[0];
        _lanes.State = [.. counters.Skip(1)];
    }

    private (string Name, AlignedBuffer Buffer)[] Buffers =>
    [
        ("weights", Network.Values), ("average", Average.Values),
        ("first_moment", _optimizer.FirstMoment), ("second_moment", _optimizer.SecondMoment),
    ];

    private static string StateName(int plane) => FormattableString.Invariant($"state_{plane}");

    private void Work(Worker worker)
    {
        var (from, to) = worker.Share(_gradients.Length);
        _gradients.Span[from..to].Clear();
        worker.Meet();
        _unrolled.Forward(worker);
        _unrolled.Backward(worker, 1f / _targets);
        worker.Meet();
        var norm = _norm.Compute(worker);
        if (worker.Index == 0)
        {
            _gradientNorm = norm;
        }

        if (double.IsFinite(norm))
        {
            var scale = (float)Math.Min(1, _options.ClipNorm / norm);
            _optimizer.Update(worker, _gradients, scale, _learningRate, Step);
        }
    }
}
