using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Benchmarks.Learning;

/// <summary>A whole training step (forward, backward, clipping, AdamW): the time a token takes, and what is allocated.</summary>
[MemoryDiagnoser]
public class TrainingStepBenchmark : IDisposable
{
    private const int Batch = 32;
    private const int Steps = 64;
    private const int Vocabulary = 128;
    private const int EmbeddingSize = 256;

    private WorkerTeam? _team;
    private Trainer? _trainer;

    [Params(1, 2)]
    public int Threads { get; set; }

    [Params("1x256", "2x512")]
    public string Layers { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var chance = new Xoshiro256StarStar(1, false);
        var sequences = Enumerable.Range(0, Batch).Select(_ => Enumerable.Range(0, 1000).Select(_ => chance.Next(Vocabulary)).ToArray()).ToArray();
        var sizes = Layers.Split('x').Select(int.Parse).ToArray();
        _team = new WorkerTeam(Threads);
        _trainer = new Trainer(
            new NetworkOptions { VocabularySize = Vocabulary, EmbeddingSize = EmbeddingSize, Layers = sizes[0], HiddenSize = sizes[1] },
            new TrainingOptions { BatchSize = Batch, SequenceLength = Steps, Dropout = 0 },
            new Sequences<int[]>(sequences),
            _team);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _team?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Batch * Steps)]
    public double Token() => _trainer!.DoStep(0);
}
