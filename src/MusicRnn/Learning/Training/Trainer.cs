using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;

namespace MusicRnn.Learning.Training;

/// <summary>
/// Trains a network step by step: fill a window, forward, backward through time, clip, update. Same options, same
/// sequences, same weights, to the last bit, whatever the number of workers.
/// </summary>
public sealed class Trainer
{
    private readonly IWindows _windows;
    private readonly TrainableNetwork _unrolled;
    private readonly GradientDescent _descent;

    /// <summary>Creates a trainer of a new network that predicts the next token; its weights are drawn from the options' seed.</summary>
    public Trainer(NetworkOptions network, TrainingOptions options, ISequenceSource<int[]> source, WorkerTeam team)
    {
        options.Validate();
        var created = Drawn(new Network(network), options);
        var unrolled = new UnrolledNetwork(created, options.BatchSize, options.SequenceLength, team, options);
        (Network, Average, _unrolled) = (created, new Network(network), unrolled);
        _windows = new TokenWindows(new SequenceLanes(source, options.BatchSize, options.Seed, options.SequencesBeginTogether), unrolled);
        _descent = new GradientDescent(_unrolled, Average, options);
    }

    /// <summary>
    /// Creates a trainer of a new network in two levels, for sequences with at most <paramref name="mostTokens"/> tokens after
    /// a step; its weights are drawn from the options' seed.
    /// </summary>
    public Trainer(FrameNetworkOptions network, TrainingOptions options, ISequenceSource<FrameSequence> source, int mostTokens, WorkerTeam team)
    {
        options.Validate();
        var created = Drawn(new FrameNetwork(network), options);
        var mostRows = checked(options.BatchSize * options.SequenceLength * mostTokens);
        var unrolled = new UnrolledFrameNetwork(created, options.BatchSize, options.SequenceLength, mostRows, team, options);
        (Network, Average, _unrolled) = (created, new FrameNetwork(network), unrolled);
        _windows = new FrameWindows(source, unrolled, options.Seed);
        _descent = new GradientDescent(_unrolled, Average, options);
    }

    /// <summary>The network that learns.</summary>
    public NetworkWeights Network { get; }

    /// <summary>The running average of its weights, which predicts better.</summary>
    public NetworkWeights Average { get; }

    /// <summary>The steps done.</summary>
    public long Step => _descent.Step;

    /// <summary>How often all sequences have been read.</summary>
    public double Epochs => _windows.Epochs;

    /// <summary>The norm of the last step's gradient before it was clipped.</summary>
    public double GradientNorm => _descent.GradientNorm;

    /// <summary>The last step's learning rate.</summary>
    public double LearningRate => _descent.LearningRate;

    /// <summary>
    /// Does one step and returns its loss in nats a token, under dropout. Throws <see cref="TrainingDivergedException"/>
    /// before anything is changed if the gradient is not finite.
    /// </summary>
    /// <param name="progress">How much of the training is done, 0 to 1; decides the learning rate.</param>
    public double DoStep(double progress)
    {
        _windows.Fill();
        return _descent.DoStep(progress);
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
    public IReadOnlyList<long> Counters => [Step, .. _windows.State];

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

        _descent.Step = counters[0];
        _windows.State = [.. counters.Skip(1)];
    }

    private (string Name, AlignedBuffer Buffer)[] Buffers =>
    [
        ("weights", Network.Values), ("average", Average.Values),
        ("first_moment", _descent.Optimizer.FirstMoment), ("second_moment", _descent.Optimizer.SecondMoment),
    ];

    private static TNetwork Drawn<TNetwork>(TNetwork network, TrainingOptions options) where TNetwork : NetworkWeights
    {
        network.Initialize(new Xoshiro256StarStar(options.Seed, threadSafe: false));
        return network;
    }

    private static string StateName(int plane) => FormattableString.Invariant($"state_{plane}");
}
