using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

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
        var (network, unrolled, gradients) = Create("lstm", 0, team);

        Backward(unrolled, gradients, team);

        foreach (var parameter in network.Parameters)
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
            var (_, unrolled, gradients) = Create("lstm", 0.2, team);
            Backward(unrolled, gradients, team);
            return gradients.Span.ToArray();
        }
    }

    // Central differences in double would need double kernels; in float a step of 1/64 balances rounding and curvature
    // (a smaller one where kinks are worse than rounding), and a combination of two step sizes (Richardson) takes out the curvature's first term.
    private static void AssertGradients(string cell, double dropout)
    {
        var hasKinks = cell == "relu-identity";
        using var team = new WorkerTeam(2);
        var (network, unrolled, gradients) = Create(cell, dropout, team);
        Backward(unrolled, gradients, team);
        foreach (var parameter in network.Parameters)
        {
            var pairs = SampleWeights(parameter.In(network.Values), parameter.Decays)
                .Select(place => (Difference: DifferenceAt(parameter.In(network.Values), place, hasKinks ? 1f / 512 : 1f / 64, unrolled, team), Gradient: parameter.In(gradients)[place.Row, place.Column]))
                .ToArray();
            var largest = pairs.Max(pair => Math.Abs(pair.Gradient));
            var errors = pairs.Select(pair => Math.Abs(pair.Difference - pair.Gradient)).Order().ToArray();

            // A step across the kink of a rectifier says nothing about the gradient on either side, so some may be off there.
            var worst = errors[hasKinks ? errors.Length / 2 : ^1];
            Assert.True(largest > 1e-3, $"{parameter.Name}: the sampled gradients are all about zero");
            Assert.True(worst < (3e-3 * largest) + 1.5e-4, $"{parameter.Name}: off by {worst}, largest {largest}");
        }
    }

    // A weight that is exactly zero stands where PyTorch has none (a gate that only input or only state feeds).
    private static IEnumerable<(int Row, int Column)> SampleWeights(PanelMatrix values, bool isMatrix)
    {
        const int samples = 60;
        var chance = new Xoshiro256StarStar(5, false);
        return Enumerable.Range(0, int.MaxValue)
            .Select(_ => (Row: chance.Next(values.Rows), Column: chance.Next(values.Columns)))
            .Where(place => !isMatrix || values[place.Row, place.Column] != 0)
            .Take(samples);
    }

    private static double DifferenceAt(PanelMatrix values, (int Row, int Column) place, float smallStep, UnrolledNetwork unrolled, WorkerTeam team)
    {
        return ((4 * Difference(smallStep)) - Difference(2 * smallStep)) / 3;

        double Difference(float step)
        {
            var value = values[place.Row, place.Column];
            values[place.Row, place.Column] = value + step;
            var above = Loss(unrolled, team);
            values[place.Row, place.Column] = value - step;
            var below = Loss(unrolled, team);
            values[place.Row, place.Column] = value;
            return (above - below) / (2 * step);
        }
    }

    private static (Network Network, UnrolledNetwork Unrolled, AlignedBuffer Gradients) Create(string cell, double dropout, WorkerTeam team)
    {
        const int vocabulary = 11;
        var network = new Network(new NetworkOptions { VocabularySize = vocabulary, Cell = cell, EmbeddingSize = 10, HiddenSize = 40, Layers = 2 });
        network.Initialize(new Xoshiro256StarStar(1, false));
        EnlargeEmbedding(network);
        var gradients = new AlignedBuffer(network.Values.Length);
        var unrolled = new UnrolledNetwork(network, Batch, Steps, team, gradients, dropout, seed: 7);
        unrolled.DrawDropout(3);
        var chance = new Xoshiro256StarStar(2, false);
        for (var row = 0; row < Batch * Steps; row++)
        {
            unrolled.Inputs[row] = chance.Next(vocabulary);
            unrolled.Targets[row] = row == 4 ? CrossEntropy.NoTarget : chance.Next(vocabulary);
            unrolled.Keep[row] = row is 7 or 10 ? 0 : 1;
        }

        return (network, unrolled, gradients);
    }

    // Gates that are far from their linear middle, and gradients far above the rounding of a float.
    private static void EnlargeEmbedding(Network network)
    {
        const float factor = 10;
        var table = network.Embedding.In(network.Values);
        for (var i = 0; i < table.Rows * table.Columns; i++)
        {
            table[i / table.Columns, i % table.Columns] *= factor;
        }
    }

    private static void Backward(UnrolledNetwork unrolled, AlignedBuffer gradients, WorkerTeam team)
    {
        gradients.Clear();
        unrolled.ResetState();
        team.Run(worker =>
        {
            unrolled.Forward(worker);
            unrolled.Backward(worker, 1);
        });
    }

    private static double Loss(UnrolledNetwork unrolled, WorkerTeam team)
    {
        unrolled.ResetState();
        team.Run(unrolled.Forward);
        return unrolled.RowNats.ToArray().Sum(nats => (double)nats);
    }
}
