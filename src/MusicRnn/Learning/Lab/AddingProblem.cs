using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Lab;

/// <summary>
/// The adding problem (Hochreiter and Schmidhuber 1997; in the form of Le, Jaitly and Hinton 2015): a sequence of pairs of
/// a random number in 0 to 1 and a mark; two numbers are marked, one in each half, and their sum is to be told after the
/// last step. Always answering 1, the mean of the sum, costs its variance, 1/6.
/// </summary>
public sealed class AddingProblem(int length) : MemoryTask
{
    private const int Pair = 2;

    /// <inheritdoc/>
    public override string Name => "adding";

    /// <inheritdoc/>
    public override string LossName => "mean squared error";

    /// <summary>The variance of the sum of two numbers that are uniform in 0 to 1: twice 1/12.</summary>
    public override double Baseline => 1.0 / 6;

    /// <inheritdoc/>
    public override TrainableNetwork CreateNetwork(RecurrentOptions recurrent, TrainingOptions training, WorkerTeam team)
    {
        var network = (RealNetwork)CreateWeights(recurrent);
        network.Initialize(new Xoshiro256StarStar(training.Seed, threadSafe: false));
        return new UnrolledRealNetwork(network, training.BatchSize, length, team, training);
    }

    /// <inheritdoc/>
    public override NetworkWeights CreateWeights(RecurrentOptions recurrent) => new RealNetwork(new RealNetworkOptions
    {
        InputSize = Pair,
        OutputSize = 1,
        Cell = recurrent.Cell,
        HiddenSize = recurrent.HiddenSize,
        Layers = recurrent.Layers,
    });

    /// <inheritdoc/>
    public override void Fill(TrainableNetwork network, RandomSource chance)
    {
        var unrolled = (UnrolledRealNetwork)network;
        var batch = unrolled.Batch;
        unrolled.IsScored.Clear();
        Span<float> pair = stackalloc float[Pair];
        Span<float> sum = stackalloc float[1];
        for (var lane = 0; lane < batch; lane++)
        {
            var (first, second) = (chance.Next(length / 2), (length / 2) + chance.Next(length - (length / 2)));
            sum[0] = 0;
            for (var step = 0; step < length; step++)
            {
                pair[0] = (float)chance.NextDouble();
                pair[1] = step == first || step == second ? 1 : 0;
                sum[0] += pair[0] * pair[1];
                unrolled.SetInput((step * batch) + lane, pair);
                unrolled.Keep[(step * batch) + lane] = step == 0 ? 0 : 1;
            }

            var last = ((length - 1) * batch) + lane;
            unrolled.SetTarget(last, sum);
            unrolled.IsScored[last] = true;
        }
    }
}
