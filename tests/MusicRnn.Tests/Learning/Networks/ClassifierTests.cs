using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

public sealed class ClassifierTests
{
    private const int Batch = 3, Steps = 5;

    [Fact]
    public void PaddingChangesNothing()
    {
        using var team = new WorkerTeam(1);
        var network = Create(team);
        var (loss, gradient) = (GradientCheck.LossOf(network), GradientCheck.GradientsOf(network).Span.ToArray());

        network.Inputs[(3 * Batch) + 1] = 5;
        network.Inputs[(4 * Batch) + 1] = 2;
        network.Inputs[(4 * Batch) + 2] = 6;

        Assert.Equal(loss, GradientCheck.LossOf(network));
        Assert.Equal(gradient, GradientCheck.GradientsOf(network).Span.ToArray());
    }

    [Fact]
    public void ATokenThatIsNoPaddingChangesTheLoss()
    {
        using var team = new WorkerTeam(1);
        var network = Create(team);
        var loss = GradientCheck.LossOf(network);

        network.Inputs[(2 * Batch) + 1] = 5;

        Assert.NotEqual(loss, GradientCheck.LossOf(network));
    }

    [Fact]
    public void EachBatchBeginsAnew()
    {
        using var team = new WorkerTeam(1);
        var network = Create(team);
        network.Run();
        var first = network.RowLosses.ToArray();

        network.Run();

        Assert.Equal(first, network.RowLosses.ToArray());
    }

    [Fact]
    public void ALaneWithoutALabelIsNotScored()
    {
        using var team = new WorkerTeam(1);
        var network = Create(team);

        network.SetSequence(1, [1, 2, 3], label: null);
        network.Run();

        Assert.Equal(0, network.RowLosses[1]);
        Assert.Equal(2, network.CountTargets());
    }

    [Fact]
    public void RejectsWhatIsOutOfRange()
    {
        using var team = new WorkerTeam(1);
        var network = Create(team);

        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetSequence(Batch, [1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetSequence(0, [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetSequence(0, new int[Steps + 1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetSequence(0, [7], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetSequence(0, [1], 4));
    }

    private static UnrolledClassifier Create(WorkerTeam team)
    {
        var weights = new Classifier(new ClassifierOptions { VocabularySize = 7, LabelCount = 4, EmbeddingSize = 8, HiddenSize = 40, Layers = 2 });
        weights.Initialize(new Xoshiro256StarStar(1, false));
        var network = new UnrolledClassifier(weights, Batch, Steps, team, new TrainingOptions());
        network.DrawDropout(0);
        network.SetSequence(0, [1, 2, 3, 4, 5], 0);
        network.SetSequence(1, [6, 5, 4], 3);
        network.SetSequence(2, [0, 0, 1, 1], 2);
        return network;
    }
}
