using System.Diagnostics;
using System.Text.Json;
using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning;

/// <summary>
/// Weights go both ways between the engine and PyTorch's own nn.LSTM, nn.GRU and nn.RNN, which run in a child process
/// (Fixtures/Learning/exchange.py). Skipped where there is no Python with PyTorch.
/// </summary>
public sealed class PyTorchExchangeTests(PyTorchExchangeTests.Exchange exchange) : IClassFixture<PyTorchExchangeTests.Exchange>
{
    private const int V = 40, E = 24, H = 72, L = 2, B = 3, T = 30;
    private const double Tolerance = 1e-5;

    public static TheoryData<string> CellNames => [.. NetworkOptions.CellNames];

    [Theory]
    [MemberData(nameof(CellNames))]
    public void ANetworkTrainedHerePredictsTheSameInPyTorch(string cell)
    {
        var network = TrainedNetwork(cell);

        AssertClose(exchange.LogitsOf(cell, "theirs"), LogitsOf(network));
    }

    [Theory]
    [MemberData(nameof(CellNames))]
    public void WeightsSavedByPyTorchPredictTheSameHere(string cell)
    {
        var network = new Network(OptionsOf(cell));
        var path = exchange.PathOf($"{cell}-own.safetensors");
        using (var file = File.OpenRead(path))
        {
            network.FromTensors(SafetensorsFile.Read(file, file.Length).Tensors);
        }

        AssertClose(exchange.LogitsOf(cell, "own"), LogitsOf(network));
    }

    private static NetworkOptions OptionsOf(string cell) => new() { Cell = cell, VocabularySize = V, EmbeddingSize = E, HiddenSize = H, Layers = L };

    // Far enough from its start that nothing in the weights is zero, one or orthogonal any more.
    private static Network TrainedNetwork(string cell)
    {
        const int steps = 30;
        using var team = new WorkerTeam(1);
        var chance = new Xoshiro256StarStar(4, false);
        var sequences = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 50).Select(_ => chance.Next(V)).ToArray()).ToArray();
        var trainer = new Trainer(OptionsOf(cell), new TrainingOptions { BatchSize = 4, SequenceLength = 16, WarmUpSteps = 5, LearningRate = 1e-2 }, new Sequences<int[]>(sequences), team);
        for (var step = 0; step < steps; step++)
        {
            trainer.DoStep((double)step / steps);
        }

        return (Network)trainer.Network;
    }

    private static int TokenAt(int step, int lane) => ((7 * step * step) + (3 * lane)) % V;

    private static float[] LogitsOf(Network network)
    {
        using var team = new WorkerTeam(1);
        var unrolled = new UnrolledNetwork(network, B, T, team);
        for (var row = 0; row < T * B; row++)
        {
            unrolled.Inputs[row] = TokenAt(row / B, row % B);
            unrolled.Keep[row] = row < B ? 0 : 1;
        }

        team.Run(unrolled.Forward);
        var logits = new float[T * B * V];
        for (var row = 0; row < T * B; row++)
        {
            unrolled.CopyLogits(row, logits.AsSpan(row * V, V));
        }

        return logits;
    }

    private static void AssertClose(double[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        var largest = expected.Max(Math.Abs);
        var worst = expected.Zip(found, (one, other) => Math.Abs(one - other)).Max();
        Assert.True(worst <= Tolerance * largest, $"off by {worst}, largest {largest}");
    }

    /// <summary>Gives PyTorch the weights of a trained network of every cell, once for all tests.</summary>
    public sealed class Exchange : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly string? _obstacle;

        public Exchange()
        {
            foreach (var cell in NetworkOptions.CellNames)
            {
                using var file = File.Create(_folder.PathOf($"{cell}.safetensors"));
                SafetensorsFile.Write(file, TrainedNetwork(cell).ToTensors());
            }

            var tokens = Enumerable.Range(0, T).Select(step => Enumerable.Range(0, B).Select(lane => TokenAt(step, lane)));
            File.WriteAllText(_folder.PathOf("tokens.json"), JsonSerializer.Serialize(tokens));
            _obstacle = PythonWithPyTorch() is { } python ? Run(python, Script, _folder.Root) : "There is no Python with PyTorch here.";
        }

        private static string Script => Path.Combine(AppContext.BaseDirectory, "Fixtures", "Learning", "exchange.py");

        public string PathOf(string name)
        {
            Assert.SkipWhen(_obstacle is not null, _obstacle ?? "");
            return _folder.PathOf(name);
        }

        public double[] LogitsOf(string cell, string whose) =>
            JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllText(PathOf($"{cell}.json")))![whose];

        public void Dispose() => _folder.Dispose();

        private static string? PythonWithPyTorch() =>
            new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(python => Run(python, "-c", "import torch") is null);

        // Null if all went well, else what did not. A script that fails is a failure of the test, not a reason to skip it.
        private static string? Run(string python, params string[] arguments)
        {
            var start = new ProcessStartInfo(python, arguments) { RedirectStandardError = true };
            start.Environment["OMP_WAIT_POLICY"] = "passive";
            try
            {
                using var process = Process.Start(start)!;
                var error = process.StandardError.ReadToEnd();
                process.WaitForExit();
                return process.ExitCode == 0 ? null : arguments[0] == Script ? throw new InvalidOperationException(error) : error;
            }
            catch (System.ComponentModel.Win32Exception exception)
            {
                return exception.Message;
            }
        }
    }
}
