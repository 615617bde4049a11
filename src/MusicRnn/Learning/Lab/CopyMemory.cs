using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Lab;

/// <summary>
/// The copy-memory task (Hochreiter and Schmidhuber 1997; in the form of Arjovsky, Shah and Bengio 2016): ten symbols of
/// eight are read, then nothing for a long while; at a signal the ten are to be told in their order. The best answer that
/// remembers nothing says nothing until the signal, and then guesses: 10 ln 8 nats, spread over all T + 20 steps.
/// </summary>
public sealed class CopyMemory(int length) : MemoryTask
{
    private const int Symbols = 8;
    private const int ToRemember = 10;
    private const int Nothing = Symbols;
    private const int Signal = Symbols + 1;
    private const int Vocabulary = Symbols + 2;

    private int Steps => length + (2 * ToRemember);

    /// <inheritdoc/>
    public override string Name => "copy";

    /// <inheritdoc/>
    public override string LossName => "nats a step";

    /// <inheritdoc/>
    public override double Baseline => ToRemember * Math.Log(Symbols) / Steps;

    /// <inheritdoc/>
    public override TrainableNetwork CreateNetwork(RecurrentOptions recurrent, TrainingOptions training, WorkerTeam team)
    {
        var network = (Network)CreateWeights(recurrent);
        network.Initialize(new Xoshiro256StarStar(training.Seed, threadSafe: false));
        return new UnrolledNetwork(network, training.BatchSize, Steps, team, training);
    }

    /// <inheritdoc/>
    public override NetworkWeights CreateWeights(RecurrentOptions recurrent) => new Network(new NetworkOptions
    {
        VocabularySize = Vocabulary,
        EmbeddingSize = Vocabulary,
        Cell = recurrent.Cell,
        HiddenSize = recurrent.HiddenSize,
        Layers = recurrent.Layers,
    });

    /// <inheritdoc/>
    public override void Fill(TrainableNetwork network, RandomSource chance)
    {
        var unrolled = (UnrolledNetwork)network;
        var batch = unrolled.Batch;
        Span<int> remembered = stackalloc int[ToRemember];
        for (var lane = 0; lane < batch; lane++)
        {
            for (var place = 0; place < ToRemember; place++)
            {
                remembered[place] = chance.Next(Symbols);
            }

            for (var step = 0; step < Steps; step++)
            {
                var row = (step * batch) + lane;
                var answer = step - (Steps - ToRemember);
                unrolled.Inputs[row] = step < ToRemember ? remembered[step] : answer == 0 ? Signal : Nothing;
                unrolled.Targets[row] = answer >= 0 ? remembered[answer] : Nothing;
                unrolled.Keep[row] = step == 0 ? 0 : 1;
            }
        }
    }
}
