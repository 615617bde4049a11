using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning;

public sealed class GradientTests
{
    private const int Batch = 3;
    private const int Steps = 5;

    public static TheoryData<string> CellNames => [.. Cells.All.Select(cell => cell.Name)];

    [Theory]
    [MemberData(nameof(CellNames))]
    public void GradientMatchesFiniteDifferences(string cell) => AssertGradients(cell, dropout: 0);

    [Theory]
    [MemberData(nameof(CellNames))]
    public void GradientMatchesFiniteDifferencesUnderDropout(string cell) => AssertGradients(cell, dropout: 0.3);

    [Fact]
    public void EveryParameterHasAGradient()
    {
        using var team = new WorkerTeam(1);
        var network = Create("lstm", 0, team);

        var gradients = GradientCheck.GradientsOf(network);

        foreach (var parameter in network.Weights.Parameters)
        {
            var gradient = parameter.In(gradients);
            var rows = Enumerable.Range(0, gradient.Rows).Where(row => Enumerable.Range(0, gradient.Columns).Any(column => gradient[row, column] != 0));
            Assert.NotEmpty(rows);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void GradientIsTheSameToTheLastBitForAnyNumberOfWorkers(int workers)
    {
        Assert.Equal(GradientsWith(1), GradientsWith(workers));

        static float[] GradientsWith(int workers)
        {
            using var team = new WorkerTeam(workers);
            return GradientCheck.GradientsOf(Create("lstm", 0.2, team)).Span.ToArray();
        }
    }

    private static void AssertGradients(string cell, double dropout)
    {
        using var team = new WorkerTeam(2);

        GradientCheck.AssertGradients(Create(cell, dropout, team), hasKinks: cell == "relu-identity");
    }

    private static UnrolledNetwork Create(string cell, double dropout, WorkerTeam team)
    {
        const int vocabulary = 11;
        var network = new Network(new NetworkOptions { VocabularySize = vocabulary, Cell = cell, EmbeddingSize = 10, HiddenSize = 40, Layers = 2 });
        network.Initialize(new Xoshiro256StarStar(1, false));
        GradientCheck.Enlarge(network);
        var unrolled = new UnrolledNetwork(network, Batch, Steps, team, new TrainingOptions { Dropout = dropout, Seed = 7 });
        unrolled.DrawDropout(3);
        var chance = new Xoshiro256StarStar(2, false);
        for (var row = 0; row < Batch * Steps; row++)
        {
            unrolled.Inputs[row] = chance.Next(vocabulary);
            unrolled.Targets[row] = row == 4 ? CrossEntropy.NoTarget : chance.Next(vocabulary);
            unrolled.Keep[row] = row is 7 or 10 ? 0 : 1;
        }

        return unrolled;
    }
}
