using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

/// <summary>What holds for networks of all kinds, with every cell.</summary>
public sealed class NetworkGradientTests
{
    private static readonly TrainingOptions Plain = new() { Dropout = 0 };

    private static readonly TrainingOptions Regularised = new() { Dropout = 0.3, InputDropout = 0.1, DropoutIsSameOverTime = true, LabelSmoothing = 0.1 };

    public static MatrixTheoryData<string, string> KindsAndCells { get; } = new(ExampleNetworks.Kinds, RecurrentOptions.CellNames);

    public static TheoryData<string> Kinds => [.. ExampleNetworks.Kinds];

    [Theory]
    [MemberData(nameof(KindsAndCells))]
    public void GradientMatchesFiniteDifferences(string kind, string cell) => AssertGradients(kind, cell, Plain);

    [Theory]
    [MemberData(nameof(KindsAndCells))]
    public void GradientMatchesFiniteDifferencesUnderDropoutAndLabelSmoothing(string kind, string cell) => AssertGradients(kind, cell, Regularised);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void GradientAndItsFlowAreTheSameToTheLastBitForAnyNumberOfWorkers(string kind)
    {
        var one = With(1);

        Assert.Equal(one, With(2));
        Assert.Equal(one, With(3));

        double[] With(int workers)
        {
            using var team = new WorkerTeam(workers);
            var example = Create(kind, "lstm", 70, Regularised, team);
            var flow = example.RecordGradientFlow(0);
            var gradients = GradientCheck.GradientsOf(example.Network).Span.ToArray();
            return [.. gradients.Select(gradient => (double)gradient), .. Enumerable.Range(0, flow.Steps).SelectMany(step => new[] { flow.NormAt(step), flow.NormAt(step, 1) })];
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ATrainingStepAllocatesNothing(string kind)
    {
        using var team = new WorkerTeam(1);
        var example = Create(kind, "gru", 20, Regularised, team);
        var descent = new GradientDescent(example.Network, example.Another, Regularised);
        example.RecordGradientFlow(0);
        descent.DoStep(0);
        descent.DoStep(0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        descent.DoStep(0);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheLossFalls(string kind)
    {
        using var team = new WorkerTeam(1);
        var options = Plain with { WarmUpSteps = 1, LearningRate = 1e-2, WeightDecay = 0 };
        var example = Create(kind, "lstm", 20, options, team);
        var descent = new GradientDescent(example.Network, example.Another, options);

        var first = descent.DoStep(0);
        var last = first;
        for (var step = 0; step < 60; step++)
        {
            last = descent.DoStep(0);
        }

        Assert.True(last < 0.5 * first, $"from {first} to {last}");
    }

    [Theory]
    [MemberData(nameof(KindsAndCells))]
    public void WeightsComeBackAsTheyWereGiven(string kind, string cell)
    {
        using var team = new WorkerTeam(1);
        var example = Create(kind, cell, 20, Plain, team);

        example.Another.FromTensors(new TensorSet(example.Network.Weights.ToTensors()));

        Assert.Equal(example.Network.Weights.Values.Span.ToArray(), example.Another.Values.Span.ToArray());
    }

    [Fact]
    public void RejectsToComputeGradientsWhereNothingIsLearned()
    {
        using var team = new WorkerTeam(1);
        var network = new UnrolledNetwork(new Network(new NetworkOptions { VocabularySize = 3, EmbeddingSize = 2, HiddenSize = 2 }), 1, 1, team);

        Assert.Throws<InvalidOperationException>(() => network.ComputeGradient());
        Assert.Throws<ArgumentException>(() => new GradientDescent(network, network.Weights, Plain));
    }

    private static void AssertGradients(string kind, string cell, TrainingOptions options)
    {
        using var team = new WorkerTeam(1);

        // The head has a rectifier too.
        var hasKinks = cell == "relu-identity" || kind is "FeatureNetwork" or "FrameNetwork";
        GradientCheck.AssertGradients(Create(kind, cell, 36, options, team).Network, hasKinks);
    }

    private static Example Create(string kind, string cell, int hiddenSize, TrainingOptions options, WorkerTeam team)
    {
        var example = new ExampleNetworks(cell, E: 34, hiddenSize, options, team).Create(kind, ExampleNetworks.Draw);
        example.Network.DrawDropout(3);
        return example;
    }
}
