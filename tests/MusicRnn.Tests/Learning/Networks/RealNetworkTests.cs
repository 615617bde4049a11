using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

public sealed class RealNetworkTests
{
    private const int Batch = 3;
    private const int Steps = 5;

    private static readonly TrainingOptions WithoutDropout = new() { Dropout = 0 };

    [Fact]
    public void LossIsTheSumOfSquaredErrorsOfTheScoredRows()
    {
        using var team = new WorkerTeam(1);
        var network = Create("lstm", WithoutDropout, team);
        network.Run();

        var output = new float[2];
        network.CopyOutput(7, output);
        var expected = Math.Pow(output[0] - Target(7)[0], 2) + Math.Pow(output[1] - Target(7)[1], 2);
        Assert.Equal(expected, network.RowLosses[7], 1e-6);
        Assert.Equal(0, network.RowLosses[4]);
        Assert.Equal(2 * ((Batch * Steps) - 1), network.CountTargets());
    }

    [Fact]
    public void TheTargetOfARowThatIsNotScoredChangesNothing()
    {
        using var team = new WorkerTeam(1);
        var network = Create("gru", WithoutDropout, team);
        var before = GradientCheck.GradientsOf(network).Span.ToArray();

        network.SetTarget(4, [100, -100]);

        Assert.Equal(before, GradientCheck.GradientsOf(network).Span.ToArray());
    }

    [Fact]
    public void LearnsToAddTwoMarkedNumbers()
    {
        // The adding problem (Hochreiter and Schmidhuber 1997) over few steps; guessing the mean leaves a variance of 1/6.
        const int lanes = 32, steps = 12;
        using var team = new WorkerTeam(1);
        var options = new RealNetworkOptions { InputSize = 2, OutputSize = 1, HiddenSize = 32 };
        var training = new TrainingOptions { Dropout = 0, LearningRate = 1e-2, WarmUpSteps = 20, WeightDecay = 0 };
        var chance = new Xoshiro256StarStar(1, false);
        var weights = new RealNetwork(options);
        weights.Initialize(chance);
        var network = new UnrolledRealNetwork(weights, lanes, steps, team, training);
        var descent = new GradientDescent(network, new RealNetwork(options), training);

        var loss = 1.0;
        for (var step = 0; step < 600; step++)
        {
            Fill();
            loss = descent.DoStep(step / 600.0);
        }

        Assert.True(loss < 0.1 / 6, $"a squared error of {loss} is left");

        void Fill()
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                int first = chance.Next(steps / 2), second = (steps / 2) + chance.Next(steps / 2);
                var sum = 0f;
                for (var step = 0; step < steps; step++)
                {
                    var number = (float)chance.NextDouble();
                    var isMarked = step == first || step == second;
                    sum += isMarked ? number : 0;
                    network.SetInput((step * lanes) + lane, [number, isMarked ? 1 : 0]);
                }

                network.Keep[lane] = 0;
                network.SetTarget(((steps - 1) * lanes) + lane, [sum]);
                network.IsScored[((steps - 1) * lanes) + lane] = true;
            }
        }
    }

    [Fact]
    public void RejectsToLearnFromNothing()
    {
        using var team = new WorkerTeam(1);
        var network = Create("lstm", WithoutDropout, team);
        network.IsScored.Clear();
        var descent = new GradientDescent(network, new RealNetwork(((RealNetwork)network.Weights).Options), WithoutDropout);

        Assert.Throws<InvalidOperationException>(() => descent.DoStep(0));
    }

    private static UnrolledRealNetwork Create(string cell, TrainingOptions options, WorkerTeam team)
    {
        var chance = new Xoshiro256StarStar(1, false);
        var weights = new RealNetwork(new RealNetworkOptions { InputSize = 4, OutputSize = 2, Cell = cell, HiddenSize = 40, Layers = 2 });
        weights.Initialize(chance);
        var network = new UnrolledRealNetwork(weights, Batch, Steps, team, options);
        network.DrawDropout(3);
        for (var row = 0; row < Batch * Steps; row++)
        {
            network.SetInput(row, [.. Enumerable.Range(0, 4).Select(_ => (float)(4 * chance.NextDouble()) - 2)]);
            network.SetTarget(row, Target(row));
            network.IsScored[row] = row != 4;
            network.Keep[row] = row is 7 or 10 ? 0 : 1;
        }

        return network;
    }

    private static float[] Target(int row) => [row * 0.1f, 1 - (row * 0.1f)];
}
