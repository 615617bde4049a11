using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>A network of LSTM cells and a batch, with 128 tokens and an embedding of 256.</summary>
/// <param name="Layers">Layers, L.</param>
/// <param name="Hidden">Units, H.</param>
/// <param name="Batch">Lanes, B.</param>
/// <param name="Steps">Time steps, T.</param>
internal sealed record NetworkSize(int Layers, int Hidden, int Batch, int Steps)
{
    private const int Vocabulary = 128;
    private const int Embedding = 256;
    private const int Gates = 4;

    /// <summary>The sizes that the design names.</summary>
    public static IReadOnlyList<NetworkSize> All { get; } = [new(1, 256, 32, 64), new(2, 512, 32, 64), new(3, 512, 64, 64), new(2, 1024, 32, 128)];

    public NetworkOptions Options => new() { VocabularySize = Vocabulary, EmbeddingSize = Embedding, Layers = Layers, HiddenSize = Hidden };

    public int Tokens => Batch * Steps;

    /// <summary>
    /// The floating-point operations of the matrix products of a training step: each weight is used once forward and
    /// twice on the way back, with a multiplication and an addition.
    /// </summary>
    public double StepFlops
    {
        get
        {
            const double uses = 3 * 2;
            var gates = Gates * Hidden;
            var inputs = Enumerable.Range(0, Layers).Sum(layer => (double)RowsOfInput(layer) * (layer == 0 ? Embedding : Hidden));
            return uses * ((inputs * gates) + ((double)Tokens * Layers * Hidden * gates) + ((double)Tokens * Hidden * Vocabulary));
        }
    }

    /// <summary>The line that tells the other side the size.</summary>
    public string Words => FormattableString.Invariant($"{Vocabulary} {Embedding} {Layers} {Hidden} {Batch} {Steps}");

    public override string ToString() => FormattableString.Invariant($"{Layers},{Hidden},{Batch},{Steps}");

    /// <summary>A trainer on random tokens.</summary>
    public Trainer CreateTrainer(WorkerTeam team)
    {
        const int length = 1000;
        var chance = new Xoshiro256StarStar(1, false);
        var sequences = Enumerable.Range(0, Batch).Select(_ => Enumerable.Range(0, length).Select(_ => chance.Next(Vocabulary)).ToArray()).ToArray();
        return new Trainer(Options, new TrainingOptions { BatchSize = Batch, SequenceLength = Steps, Dropout = 0 }, new Sequences<int[]>(sequences), team);
    }

    // The engine computes what the first layer makes of a token once a step.
    private int RowsOfInput(int layer) => layer == 0 && TokenTable.Pays(Vocabulary, Tokens) ? Vocabulary : Tokens;
}
