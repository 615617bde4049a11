using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Evaluation;

/// <summary>
/// The textbook's answers to sequences before recurrent ones: a feed-forward network that sees the last tokens, each in its
/// place (Bengio et al. 2003), or thrown together as a bag of counts, which forgets their order. What lies before its window
/// it cannot know.
/// </summary>
public sealed class WindowModel : SequenceModel
{
    private const int RowsAtOnce = 512;
    private const int MostSteps = 1200;
    private const int FewestSteps = 100;
    private const int Validations = 4;

    // More often is learning by heart.
    private const int Epochs = 20;

    private static readonly TrainingOptions Training = new() { LearningRate = 3e-3, Dropout = 0.1, WeightDecay = 0.01, AverageDecay = 0.99 };

    private readonly WindowNetwork _network;
    private readonly int _length;
    private readonly bool _isBag;
    private readonly Lock _reading = new();
    private UnrolledWindowNetwork? _reader;

    private WindowModel(WindowNetwork network, int length, bool isBag)
    {
        _network = network;
        _length = length;
        _isBag = isBag;
    }

    /// <inheritdoc/>
    public override int VocabularySize => _network.Options.VocabularySize;

    /// <summary>
    /// Trains a model on some thousand places drawn from the training sequences and keeps the weights that predict the
    /// validation sequences best. The same sequences give the same model, whatever the number of threads.
    /// </summary>
    /// <param name="training">The training sequences.</param>
    /// <param name="validation">The validation sequences.</param>
    /// <param name="vocabularySize">The number of tokens, V.</param>
    /// <param name="length">The length of the window in tokens.</param>
    /// <param name="isBag">Whether only the counts of the tokens in the window are told, not their places.</param>
    /// <param name="team">The threads.</param>
    /// <param name="report">Is told after each step the share that is done, 0 to 1.</param>
    public static WindowModel Train(
        IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, int vocabularySize, int length, bool isBag, WorkerTeam team, Action<double>? report = null)
    {
        var options = new WindowNetworkOptions { VocabularySize = vocabularySize, Features = FeaturesOf(vocabularySize, length, isBag) };
        var (learning, best) = (new WindowModel(new WindowNetwork(options), length, isBag), new WindowModel(new WindowNetwork(options), length, isBag));
        var average = new WindowModel(new WindowNetwork(options), length, isBag);
        var chance = new Xoshiro256StarStar(Training.Seed, threadSafe: false);
        learning._network.Initialize(chance);
        var unrolled = new UnrolledWindowNetwork(learning._network, RowsAtOnce, team, Training);
        var descent = new GradientDescent(unrolled, average._network, Training);
        int[][] sequences = [.. training.Where(sequence => sequence.Length > 1)];
        var steps = (int)Math.Clamp(sequences.Sum(sequence => sequence.Length - 1L) * Epochs / RowsAtOnce, FewestSteps, MostSteps);
        var bestNats = double.PositiveInfinity;
        for (var step = 0; step < steps && sequences.Length > 0; step++)
        {
            for (var row = 0; row < RowsAtOnce; row++)
            {
                var sequence = sequences[chance.Next(sequences.Length)];
                learning.Set(unrolled, row, sequence, 1 + chance.Next(sequence.Length - 1));
            }

            descent.DoStep((double)step / steps);
            if ((step + 1) % (steps / Validations) == 0 && average.TotalNats(validation) is var nats && nats < bestNats)
            {
                best._network.Values.CopyFrom(average._network.Values);
                bestNats = nats;
            }

            report?.Invoke((step + 1.0) / steps);
        }

        return best;
    }

    /// <inheritdoc/>
    protected override void Predict(ReadOnlySpan<int> sequence, Span<double> probabilities)
    {
        if (probabilities.Length > 0)
        {
            probabilities[0] = 1;
        }

        lock (_reading)
        {
            _reader ??= new UnrolledWindowNetwork(_network, RowsAtOnce, new WorkerTeam(1));
            for (var from = 1; from < sequence.Length; from += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, sequence.Length - from);
                for (var row = 0; row < count; row++)
                {
                    Set(_reader, row, sequence, from + row);
                }

                _reader.Targets[count..].Fill(-1);
                _reader.Run();
                for (var row = 0; row < count; row++)
                {
                    probabilities[from + row] = Math.Exp(-_reader.RowLosses[row]);
                }
            }
        }
    }

    // One value beyond the vocabulary stands for what lies before the sequence.
    private static IReadOnlyList<EmbeddingFeature> FeaturesOf(int vocabularySize, int length, bool isBag) => isBag
        ? [new EmbeddingFeature("bag", vocabularySize, length)]
        : [.. Enumerable.Range(1, length).Select(back => new EmbeddingFeature($"back_{back}", vocabularySize + 1))];

    private void Set(UnrolledWindowNetwork network, int row, ReadOnlySpan<int> sequence, int place)
    {
        network.Targets[row] = sequence[place];
        if (_isBag)
        {
            network.SetFeature(row, 0, sequence[Math.Max(0, place - _length)..place]);
            return;
        }

        for (var back = 1; back <= _length; back++)
        {
            network.SetFeature(row, back - 1, place >= back ? sequence[place - back] : VocabularySize);
        }
    }
}
