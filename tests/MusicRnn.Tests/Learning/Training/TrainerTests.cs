using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Training;

public sealed class TrainerTests
{
    private const int Vocabulary = 12;

    private static readonly NetworkOptions SmallNetwork = new() { VocabularySize = Vocabulary, EmbeddingSize = 16, HiddenSize = 32, Layers = 2 };

    private static readonly TrainingOptions SmallTraining = new() { BatchSize = 4, SequenceLength = 8, WarmUpSteps = 5, Seed = 3 };

    [Fact]
    public void WeightsAreTheSameToTheLastBitForAnyNumberOfWorkers()
    {
        var one = WeightsAfter(12, workers: 1);

        Assert.Equal(one, WeightsAfter(12, workers: 2));
        Assert.Equal(one, WeightsAfter(12, workers: 3));
    }

    [Fact]
    public void AnotherSeedGivesOtherWeights()
    {
        using var team = new WorkerTeam(1);
        var one = new Trainer(SmallNetwork, SmallTraining, RandomSequences(), team);
        var other = new Trainer(SmallNetwork, SmallTraining with { Seed = 4 }, RandomSequences(), team);

        Assert.NotEqual(one.Network.Values.Span.ToArray(), other.Network.Values.Span.ToArray());
    }

    [Fact]
    public void ARestoredTrainerGoesOnExactlyWhereTheSavedOneStood()
    {
        using var team = new WorkerTeam(1);
        var whole = new Trainer(SmallNetwork, SmallTraining, RandomSequences(), team);
        var firstHalf = new Trainer(SmallNetwork, SmallTraining, RandomSequences(), team);
        for (var step = 0; step < 30; step++)
        {
            whole.DoStep(step / 30.0);
        }

        for (var step = 0; step < 17; step++)
        {
            firstHalf.DoStep(step / 30.0);
        }

        var resumed = new Trainer(SmallNetwork, SmallTraining, RandomSequences(), team);
        resumed.Restore(new TensorSet([.. firstHalf.ToTensors()]), [.. firstHalf.Counters]);
        for (var step = 17; step < 30; step++)
        {
            resumed.DoStep(step / 30.0);
        }

        Assert.Equal(whole.Network.Values.Span.ToArray(), resumed.Network.Values.Span.ToArray());
        Assert.Equal(whole.Average.Values.Span.ToArray(), resumed.Average.Values.Span.ToArray());
        Assert.Equal(whole.Epochs, resumed.Epochs);
    }

    [Fact]
    public void PaddingChangesNeitherTheLossNorTheGradient()
    {
        // The same two sequences, once in a window that just holds them and once with room to spare.
        int[][] sequences = [[1, 2, 3, 4, 5], [6, 7, 8]];
        using var team = new WorkerTeam(1);
        var options = SmallTraining with { BatchSize = 2, Dropout = 0, SequencesBeginTogether = true };
        var tight = new Trainer(SmallNetwork, options with { SequenceLength = 4 }, new Sequences<int[]>(sequences), team);
        var roomy = new Trainer(SmallNetwork, options with { SequenceLength = 11 }, new Sequences<int[]>(sequences), team);

        for (var step = 0; step < 3; step++)
        {
            Assert.Equal(tight.DoStep(0), roomy.DoStep(0), 1e-6);
            Assert.Equal(tight.GradientNorm, roomy.GradientNorm, 1e-6);
        }
    }

    [Fact]
    public void LearnsAPatternThatNeedsMemory()
    {
        // The last token repeats the first one, eight steps later: nothing in between gives it away.
        var sequences = Enumerable.Range(0, 8).Select(first => new[] { first, 8, 9, 10, 11, 8, 9, 10, 11, first }).ToArray();
        using var team = new WorkerTeam(1);
        var trainer = new Trainer(
            SmallNetwork with { Layers = 1 },
            new TrainingOptions { BatchSize = 8, SequenceLength = 18, Dropout = 0, WarmUpSteps = 10, LearningRate = 1e-2, WeightDecay = 0 },
            new Sequences<int[]>(sequences),
            team);

        for (var step = 0; step < 1200; step++)
        {
            trainer.DoStep(step / 1200.0);
        }

        var nats = new SequenceScorer((Network)trainer.Network, team, batch: 3, steps: 4).NatsOf(sequences);
        Assert.All(nats, each => Assert.True(each < 0.3, $"{each} nats are left of the 2.1 that guessing costs"));
    }

    [Fact]
    public void AnExplodingRunStopsAndKeepsTheLastGoodWeights()
    {
        using var team = new WorkerTeam(2);
        var trainer = new Trainer(SmallNetwork, SmallTraining, RandomSequences(), team);
        trainer.DoStep(0);
        ((Network)trainer.Network).Projection.In(trainer.Network.Values)[0, 0] = float.PositiveInfinity;
        var before = trainer.Network.Values.Span.ToArray();

        var error = Assert.Throws<TrainingDivergedException>(() => trainer.DoStep(0));

        Assert.Contains("step 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, trainer.Network.Values.Span.ToArray());
    }

    [Fact]
    public void ATrainingStepAllocatesNothing()
    {
        using var team = new WorkerTeam(1);
        var trainer = new Trainer(SmallNetwork, SmallTraining, new Sequences<int[]>([RandomTokens(new Xoshiro256StarStar(1, false), 5000)]), team);
        trainer.DoStep(0);

        // The runtime may still be compiling during one step or another; what a step itself allocates shows in each.
        var allocated = Enumerable.Range(0, 5).Select(_ => AllocatedBy(() => trainer.DoStep(0))).Min();

        Assert.Equal(0, allocated);
    }

    private static long AllocatedBy(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static float[] WeightsAfter(int steps, int workers)
    {
        using var team = new WorkerTeam(workers);
        var trainer = new Trainer(SmallNetwork, SmallTraining, RandomSequences(), team);
        for (var step = 0; step < steps; step++)
        {
            trainer.DoStep(0);
        }

        return trainer.Network.Values.Span.ToArray();
    }

    private static Sequences<int[]> RandomSequences()
    {
        var chance = new Xoshiro256StarStar(9, false);
        return new Sequences<int[]>([.. Enumerable.Range(0, 10).Select(index => RandomTokens(chance, 5 + (7 * index)))]);
    }

    private static int[] RandomTokens(Xoshiro256StarStar chance, int length) => [.. Enumerable.Range(0, length).Select(_ => chance.Next(Vocabulary))];
}
