using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

public sealed class WindowNetworkTests
{
    private const int Rows = 9;
    private const int V = 7;

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void GradientMatchesFiniteDifferences(double dropout)
    {
        using var team = new WorkerTeam(1);

        GradientCheck.AssertGradients(Create(team, new TrainingOptions { Dropout = dropout, InputDropout = 0 }), hasKinks: true);
    }

    [Fact]
    public void GradientIsTheSameToTheLastBitForAnyNumberOfWorkers()
    {
        using var one = new WorkerTeam(1);
        using var three = new WorkerTeam(3);

        Assert.Equal(
            GradientCheck.GradientsOf(Create(one, new TrainingOptions())).Span.ToArray(),
            GradientCheck.GradientsOf(Create(three, new TrainingOptions())).Span.ToArray());
    }

    [Fact]
    public void RowsKnowNothingOfOneAnother()
    {
        using var team = new WorkerTeam(1);
        var network = Create(team, new TrainingOptions { Dropout = 0 });
        network.Run();
        var before = network.RowLosses.ToArray();

        network.SetFeature(4, 0, 6);
        network.Run();

        Assert.NotEqual(before[4], network.RowLosses[4]);
        Assert.Equal(before.Where((_, row) => row != 4), network.RowLosses.ToArray().Where((_, row) => row != 4));
    }

    private static UnrolledWindowNetwork Create(WorkerTeam team, TrainingOptions options)
    {
        var network = new WindowNetwork(new WindowNetworkOptions
        {
            Features = [new EmbeddingFeature("back_1", V), new EmbeddingFeature("bag", V, MostTokens: 3)], VocabularySize = V, HiddenSize = 40,
        });
        network.Initialize(new Xoshiro256StarStar(1, threadSafe: false));
        GradientCheck.Enlarge(network);
        var unrolled = new UnrolledWindowNetwork(network, Rows, team, options);
        for (var row = 0; row < Rows; row++)
        {
            unrolled.SetFeature(row, 0, row % V);
            unrolled.SetFeature(row, 1, [.. Enumerable.Range(0, row % 4).Select(place => (row + (2 * place)) % V)]);
            unrolled.Targets[row] = row == 2 ? -1 : (row * 3) % V;
        }

        unrolled.DrawDropout(3);
        return unrolled;
    }
}
