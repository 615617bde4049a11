using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Lab;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Lab;

public sealed class MemoryTaskTests
{
    private static readonly RecurrentOptions SmallLstm = new() { Cell = "lstm", HiddenSize = 32, Layers = 1 };

    private static readonly TrainingOptions Training = new() { BatchSize = 32, Dropout = 0, WeightDecay = 0, WarmUpSteps = 20, LearningRate = 1e-2 };

    [Fact]
    public void AlwaysAnsweringOneToTheAddingProblemCostsTheBaseline()
    {
        using var team = new WorkerTeam(1);
        var task = new AddingProblem(20);
        var network = (UnrolledRealNetwork)task.CreateNetwork(SmallLstm, Training with { BatchSize = 4000 }, team);
        network.Weights.Values.Clear();
        network.Weights.FromTensors(new TensorSet(network.Weights.ToTensors().Select(tensor => tensor.Name == "projection.bias" ? tensor with { Numbers = [1] } : tensor)));

        task.Fill(network, new Xoshiro256StarStar(1, false));
        network.Run();

        Assert.Equal(task.Baseline, network.MeanLoss(), 0.01);
    }

    [Fact]
    public void TheCopyTaskAsksForTheFirstSymbolsInTheirOrder()
    {
        using var team = new WorkerTeam(1);
        const int gap = 30;
        var task = new CopyMemory(gap);
        var network = (UnrolledNetwork)task.CreateNetwork(SmallLstm, Training with { BatchSize = 1 }, team);

        task.Fill(network, new Xoshiro256StarStar(1, false));

        var (inputs, targets) = (network.Inputs.ToArray(), network.Targets.ToArray());
        Assert.Equal(gap + 20, inputs.Length);
        Assert.Equal(inputs[..10], targets[^10..]);
        Assert.All(inputs[..10], symbol => Assert.InRange(symbol, 0, 7));
        Assert.All(inputs[10..^10].Concat(inputs[^9..]).Concat(targets[..^10]), token => Assert.Equal(8, token));
        Assert.Equal(9, inputs[^10]);
        Assert.Equal(10 * Math.Log(8) / (gap + 20), task.Baseline, 12);
    }

    [Fact]
    public void AnLstmSolvesAShortAddingProblem()
    {
        using var team = new WorkerTeam(1);
        var task = new AddingProblem(10);
        var run = new MemoryTaskRun(task, SmallLstm, Training, team);

        for (var step = 0; step < 800; step++)
        {
            run.DoStep(step / 800.0);
        }

        Assert.True(run.Loss < task.Baseline / 10, $"the loss is {run.Loss}");
    }

    [Fact]
    public void ThePlainCellLosesTheGradientThatTheRectifierWithIdentityStartKeeps()
    {
        const int length = 100;
        using var team = new WorkerTeam(1);
        var plain = NormsOf("tanh");
        var identity = NormsOf("relu-identity");

        Assert.True(identity[length - 1] > 0.1 * identity[0]);
        Assert.True(plain[length - 1] / plain[0] < 0.1 * identity[length - 1] / identity[0]);

        double[] NormsOf(string cell) =>
            new GradientFlowExperiment(length, SmallLstm with { Cell = cell }, Training, team).NormsByDistance();
    }
}
