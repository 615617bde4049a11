using System.Text.Json;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

/// <summary>Networks of all kinds beside PyTorch's on the same weights; Fixtures/Learning/make-references.py made the numbers.</summary>
public sealed class NetworkReferenceTests
{
    private const int E = 6, H = 5;
    private const double Tolerance = 1e-5;

    public static MatrixTheoryData<string, string> KindsAndCells { get; } = new(ExampleNetworks.Kinds, RecurrentOptions.CellNames);

    public static TheoryData<string> CellNames => GradientCheck.CellNames;

    [Theory]
    [MemberData(nameof(KindsAndCells))]
    public void LossOutputAndAllGradientsAreThoseOfPyTorch(string kind, string cell)
    {
        var expected = ReadReference(kind, cell);
        using var team = new WorkerTeam(1);
        var example = Create(kind, cell, team);

        var loss = example.Network.ComputeGradient();

        AssertClose("loss", expected["loss"], [(float)loss]);
        example.Network.ResetState();
        example.Network.Run();
        AssertClose("output", expected["output"], example.Output());
        example.Another.Values.CopyFrom(example.Network.Unrolling.Gradients!);
        foreach (var tensor in example.Another.ToTensors().Where(tensor => expected.ContainsKey(tensor.Name)))
        {
            // One bias here where PyTorch adds two, except for the last third of GRU's (see PyTorchReferenceTests).
            var isSecondBias = tensor.Name.Contains("bias_hh", StringComparison.Ordinal);
            var own = !isSecondBias ? 0 : cell == "gru" ? 2 * H : tensor.Numbers.Length;
            AssertClose(tensor.Name, expected[tensor.Name][own..], tensor.Numbers[own..]);
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndCells))]
    public void EveryTensorOfPyTorchHasAGradient(string kind, string cell)
    {
        using var team = new WorkerTeam(1);
        var names = Create(kind, cell, team).Another.ToTensors().Select(tensor => tensor.Name);

        Assert.Empty(ReadReference(kind, cell).Keys.Except(["loss", "output", "flow"]).Except(names));
    }

    [Theory]
    [MemberData(nameof(CellNames))]
    public void GradientFlowIsThatOfPyTorch(string cell)
    {
        using var team = new WorkerTeam(1);
        var example = Create("FlowNetwork", cell, team);
        var flow = example.RecordGradientFlow(0);

        example.Network.ComputeGradient();

        var norms = Enumerable.Range(0, flow.Planes).SelectMany(plane => Enumerable.Range(0, flow.Steps).Select(step => (float)flow.NormAt(step, plane)));
        AssertClose("flow", ReadReference("FlowNetwork", cell)["flow"], [.. norms]);
    }

    private static Dictionary<string, double[]> ReadReference(string kind, string cell)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Learning", $"pytorch-networks-{cell}.json");
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double[]>>>(File.ReadAllText(path))![kind];
    }

    private static Example Create(string kind, string cell, WorkerTeam team)
    {
        var options = new TrainingOptions { Dropout = 0, LabelSmoothing = kind == "TiedNetwork" ? 0.1 : 0 };
        return new ExampleNetworks(cell, E, H, options, team).Create(kind, ExampleNetworks.Fill);
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
}
