using System.Text.Json;
using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

/// <summary>Fixtures/Learning/make-references.py made PyTorch's numbers.</summary>
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

    [Fact]
    public void LossOutputAndAllGradientsAreThoseOfPyTorch()
    {
        const int lanes = 3, steps = 4, places = 4;
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Learning", "pytorch-window.json");
        var expected = JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllText(path))!;
        var options = new WindowNetworkOptions { Features = [new EmbeddingFeature("place", places), new EmbeddingFeature("notes", V, MostTokens: 3)], VocabularySize = V, HiddenSize = 5 };
        var weights = new WindowNetwork(options);
        ExampleNetworks.Fill(weights);
        using var team = new WorkerTeam(1);
        var network = new UnrolledWindowNetwork(weights, lanes * steps, team, new TrainingOptions { Dropout = 0 });
        for (var row = 0; row < lanes * steps; row++)
        {
            var (step, lane) = (row / lanes, row % lanes);
            network.SetFeature(row, 0, (step + lane) % places);
            network.SetFeature(row, 1, [.. Enumerable.Range(0, (step + (2 * lane)) % 4).Select(i => (step + lane + (3 * i)) % V)]);
            network.Targets[row] = ((5 * step) + lane + 1) % V;
        }

        var loss = network.ComputeGradient();

        AssertClose(expected["loss"], [(float)loss]);
        var gradients = new WindowNetwork(options);
        gradients.Values.CopyFrom(network.Unrolling.Gradients!);
        Assert.Equal(expected.Keys.Except(["loss", "output"]).Order(), gradients.ToTensors().Select(tensor => tensor.Name).Order());
        Assert.All(gradients.ToTensors(), tensor => AssertClose(expected[tensor.Name], tensor.Numbers));
        network.Run();
        AssertClose(expected["output"], [.. Enumerable.Range(0, lanes * steps).SelectMany(row =>
        {
            var logits = new float[V];
            network.CopyLogits(row, logits);
            return logits;
        })]);
    }

    private static void AssertClose(double[] expected, float[] found)
    {
        const double tolerance = 1e-5;
        Assert.Equal(expected.Length, found.Length);
        var largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(found), pair => Assert.InRange(pair.Second, pair.First - (tolerance * largest), pair.First + (tolerance * largest)));
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
