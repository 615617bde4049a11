using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

public sealed class EncoderDecoderTests
{
    private const int Batch = 2, SourceSteps = 4, TargetSteps = 5, Vocabulary = 6;

    public static TheoryData<string> CellNames => GradientCheck.CellNames;

    [Fact]
    public void PaddingBeforeASourceAndAfterATargetChangesNothing()
    {
        using var team = new WorkerTeam(1);
        var network = Unroll(CreateWeights("lstm"), team);
        var (loss, gradient) = (GradientCheck.LossOf(network), GradientCheck.GradientsOf(network).Span.ToArray());

        network.SourceInputs[1] = 3;
        network.SourceInputs[Batch + 1] = 2;
        network.Inputs[(4 * Batch) + 0] = 5;

        Assert.Equal(loss, GradientCheck.LossOf(network));
        Assert.Equal(gradient, GradientCheck.GradientsOf(network).Span.ToArray());
    }

    [Fact]
    public void TheLossDependsOnTheSource()
    {
        using var team = new WorkerTeam(1);
        var network = Unroll(CreateWeights("gru"), team);
        var loss = GradientCheck.LossOf(network);

        network.SetSource(1, [1, 3]);

        Assert.NotEqual(loss, GradientCheck.LossOf(network));
    }

    [Theory]
    [MemberData(nameof(CellNames))]
    public void WritingTokenByTokenGivesTheSameLogits(string cell)
    {
        using var team = new WorkerTeam(1);
        var weights = CreateWeights(cell);
        var whole = new UnrolledEncoderDecoder(weights, Batch, SourceSteps, TargetSteps, team);
        SetPairs(whole);
        whole.Run();
        var stepper = new UnrolledEncoderDecoder(weights, 1, SourceSteps, 1, team);
        stepper.SetSource(0, [1, 2]);

        stepper.Encode();
        int[] target = [0, 5, 4, 3, 2];
        for (var step = 0; step < TargetSteps; step++)
        {
            stepper.Inputs[0] = target[step];
            stepper.Decode();
            float[] expected = new float[Vocabulary], found = new float[Vocabulary];
            whole.CopyLogits((step * Batch) + 1, expected);
            stepper.CopyLogits(0, found);
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void LearnsToWriteASequenceBackwards()
    {
        const int lanes = 16, length = 3, symbols = 4, start = 4;
        using var team = new WorkerTeam(1);
        var options = new EncoderDecoderOptions { SourceVocabularySize = symbols, TargetVocabularySize = symbols + 1, EmbeddingSize = 16, HiddenSize = 32 };
        var training = new TrainingOptions { Dropout = 0, LearningRate = 1e-2, WarmUpSteps = 10, WeightDecay = 0 };
        var chance = new Xoshiro256StarStar(1, false);
        var weights = new EncoderDecoder(options);
        weights.Initialize(chance);
        var network = new UnrolledEncoderDecoder(weights, lanes, length, length, team, training);
        var descent = new GradientDescent(network, new EncoderDecoder(options), training);

        var loss = double.MaxValue;
        for (var step = 0; step < 300; step++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                int[] source = [chance.Next(symbols), chance.Next(symbols), chance.Next(symbols)];
                network.SetSource(lane, source);
                network.SetTarget(lane, [start, source[2], source[1], source[0]]);
            }

            loss = descent.DoStep(step / 300.0);
        }

        Assert.True(loss < 0.2, $"{loss} nats are left of the 1.4 that guessing costs");
    }

    [Fact]
    public void RejectsWhatIsOutOfRange()
    {
        using var team = new WorkerTeam(1);
        var network = Unroll(CreateWeights("lstm"), team);

        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetSource(0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetSource(0, new int[SourceSteps + 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetSource(0, [5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetTarget(0, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetTarget(0, new int[TargetSteps + 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetTarget(-1, [1, 2]));
    }

    private static EncoderDecoder CreateWeights(string cell)
    {
        var weights = new EncoderDecoder(new EncoderDecoderOptions
        {
            SourceVocabularySize = 5, TargetVocabularySize = Vocabulary, EmbeddingSize = 8, HiddenSize = 40, Layers = 2, Cell = cell,
        });
        weights.Initialize(new Xoshiro256StarStar(1, false));
        return weights;
    }

    private static UnrolledEncoderDecoder Unroll(EncoderDecoder weights, WorkerTeam team)
    {
        var network = new UnrolledEncoderDecoder(weights, Batch, SourceSteps, TargetSteps, team, new TrainingOptions());
        network.DrawDropout(0);
        SetPairs(network);
        return network;
    }

    private static void SetPairs(UnrolledEncoderDecoder network)
    {
        network.SetSource(0, [1, 2, 3, 4]);
        network.SetTarget(0, [0, 1, 2, 3, 4]);
        network.SetSource(1, [1, 2]);
        network.SetTarget(1, [0, 5, 4, 3, 2, 1]);
    }
}
