using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Tests.Learning;

public sealed class TokenTableTests
{
    private const int Vocabulary = 11;
    private const int Batch = 3;
    private const int Steps = 8;

    [Theory]
    [MemberData(nameof(GradientCheck.CellNames), MemberType = typeof(GradientCheck))]
    public void GradientsAreThoseOfTheEmbeddingAndTheProduct(string cell)
    {
        // Three lanes are rows enough for the table; each lane alone is not.
        Assert.True(TokenTable.Pays(Vocabulary, Batch * Steps) && !TokenTable.Pays(Vocabulary, Steps));
        using var team = new WorkerTeam(2);
        var network = new Network(new NetworkOptions { VocabularySize = Vocabulary, Cell = cell, EmbeddingSize = 10, HiddenSize = 40 });
        network.Initialize(new Xoshiro256StarStar(1, false));
        var (together, alone) = (new AlignedBuffer(network.Values.Length), new AlignedBuffer(network.Values.Length));

        AddGradients(network, Enumerable.Range(0, Batch), together, team);
        for (var lane = 0; lane < Batch; lane++)
        {
            AddGradients(network, [lane], alone, team);
        }

        foreach (var parameter in network.Parameters)
        {
            var (expected, found) = (Numbers(parameter, alone), Numbers(parameter, together));
            var difference = expected.Zip(found, (one, other) => Math.Abs(one - other)).Max();
            Assert.True(difference < 1e-5 * expected.Max(Math.Abs), $"{parameter.Name}: off by {difference}");
        }
    }

    private static void AddGradients(Network network, IEnumerable<int> lanes, AlignedBuffer gradients, WorkerTeam team)
    {
        var sequences = lanes.Select(lane => new Xoshiro256StarStar(lane, false)).ToArray();
        var unrolled = new UnrolledNetwork(network, sequences.Length, Steps, team, gradients, dropout: 0, seed: 0);
        for (var row = 0; row < unrolled.Inputs.Length; row++)
        {
            unrolled.Inputs[row] = sequences[row % sequences.Length].Next(Vocabulary);
            unrolled.Targets[row] = sequences[row % sequences.Length].Next(Vocabulary);
        }

        team.Run(worker =>
        {
            unrolled.Forward(worker);
            unrolled.Backward(worker, 1);
        });
    }

    private static float[] Numbers(Parameter parameter, AlignedBuffer buffer) => buffer.Span.Slice(parameter.Offset, parameter.Length).ToArray();
}
