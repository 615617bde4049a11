using System.Text.Json;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning;

/// <summary>Loss, logits and gradients beside those of PyTorch on the same weights; Fixtures/Learning/make-references.py made the numbers.</summary>
public sealed class PyTorchReferenceTests
{
    private const int V = 7, E = 6, H = 5, L = 2, B = 3, T = 4;
    private const double Tolerance = 1e-5;

    public static TheoryData<string> CellNames => [.. NetworkOptions.CellNames];

    // The names in the order in which PyTorch lists them, with their shapes.
    private static (string Name, int[] Shape)[] Parameters(int gates) =>
    [
        ("embedding.weight", [V, E]),
        ("recurrent.weight_ih_l0", [gates * H, E]), ("recurrent.weight_hh_l0", [gates * H, H]), ("recurrent.bias_ih_l0", [gates * H]), ("recurrent.bias_hh_l0", [gates * H]),
        ("recurrent.weight_ih_l1", [gates * H, H]), ("recurrent.weight_hh_l1", [gates * H, H]), ("recurrent.bias_ih_l1", [gates * H]), ("recurrent.bias_hh_l1", [gates * H]),
        ("projection.weight", [V, H]), ("projection.bias", [V]),
    ];

    [Theory]
    [MemberData(nameof(CellNames))]
    public void LossLogitsAndAllGradientsAreThoseOfPyTorch(string cell)
    {
        var expected = JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllText(FixturePath($"pytorch-{cell}.json")))!;
        using var team = new WorkerTeam(1);
        var network = NetworkByFormula(cell);
        var unrolled = new UnrolledNetwork(network, B, T, team, new TrainingOptions { Dropout = 0 });
        SetTokens(unrolled);

        team.Run(unrolled.Forward);
        AssertClose("loss", expected["loss"], [(float)unrolled.RowNats.ToArray().Average(nats => (double)nats)]);
        AssertClose("logits", expected["logits"], Logits(unrolled));

        team.Run(worker => unrolled.Backward(worker, 1f / (B * T)));
        var asTensors = new Network(network.Options);
        asTensors.Values.CopyFrom(unrolled.Unrolling.Gradients!);

        foreach (var tensor in asTensors.ToTensors())
        {
            // The engine has one bias where PyTorch adds two, whose gradients are the same; only the state's own part of
            // GRU's candidate is not the input's too, and stands in the last third.
            var isSecondBias = tensor.Name.Contains("bias_hh", StringComparison.Ordinal);
            var own = !isSecondBias ? 0 : cell == "gru" ? 2 * H : tensor.Numbers.Length;
            AssertClose(tensor.Name, expected[tensor.Name][own..], tensor.Numbers[own..]);
        }
    }

    [Theory]
    [MemberData(nameof(CellNames))]
    public void WeightsComeBackAsTheyWereGiven(string cell)
    {
        var network = NetworkByFormula(cell);
        var again = new Network(network.Options);

        again.FromTensors(new TensorSet(network.ToTensors()));

        Assert.Equal(network.Values.Span.ToArray(), again.Values.Span.ToArray());
    }

    [Fact]
    public void RejectsATensorOfAnotherShape()
    {
        var network = NetworkByFormula("lstm");
        var tensors = network.ToTensors().Select(tensor => tensor.Name == "projection.weight" ? tensor with { Shape = [H, V] } : tensor);

        var error = Assert.Throws<MusicRnnException>(() => network.FromTensors(new TensorSet(tensors)));

        Assert.Equal("the tensor 'projection.weight' should have the shape (7, 5), but has (5, 7).", error.Message);
    }

    private static Network NetworkByFormula(string cell)
    {
        var network = new Network(new NetworkOptions { VocabularySize = V, Cell = cell, EmbeddingSize = E, HiddenSize = H, Layers = L });
        var gates = cell switch { "lstm" => 4, "gru" => 3, _ => 1 };
        network.FromTensors(new TensorSet(Parameters(gates).Select((parameter, place) => new Tensor(
            parameter.Name,
            parameter.Shape,
            [.. Enumerable.Range(0, parameter.Shape.Aggregate((product, size) => product * size)).Select(i => (float)(0.5 * Math.Sin(place + 1 + (1.7 * i))))]))));
        return network;
    }

    private static void SetTokens(UnrolledNetwork unrolled)
    {
        for (var t = 0; t < T; t++)
        {
            for (var b = 0; b < B; b++)
            {
                unrolled.Inputs[(t * B) + b] = ((3 * t) + (2 * b)) % V;
                unrolled.Targets[(t * B) + b] = ((5 * t) + b + 1) % V;
            }
        }
    }

    private static float[] Logits(UnrolledNetwork unrolled)
    {
        var logits = new float[B * T * V];
        for (var row = 0; row < B * T; row++)
        {
            unrolled.CopyLogits(row, logits.AsSpan(row * V, V));
        }

        return logits;
    }

    private static void AssertClose(string name, double[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        if (expected.Length == 0)
        {
            return;
        }

        var largest = expected.Max(Math.Abs);
        var worst = expected.Zip(found, (one, other) => Math.Abs(one - other)).Max();
        Assert.True(worst <= Tolerance * largest, $"{name}: off by {worst}, largest {largest}");
    }

    private static string FixturePath(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "Learning", name);
}
