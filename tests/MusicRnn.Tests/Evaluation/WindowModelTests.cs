using MathNet.Numerics.Random;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Tests.Evaluation;

/// <summary>The feed-forward network on a window and the bag of tokens.</summary>
public sealed class WindowModelTests
{
    private const int V = 4;

    // The token three places back nearly always comes again; those between say nothing of it.
    private static readonly int[][] Echoes = [.. Enumerable.Range(0, 30).Select(Echo)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheProbabilitiesOfAllTokensSumToOne(bool isBag)
    {
        using var team = new WorkerTeam(1);
        var model = WindowModel.Train(Echoes, Echoes[..1], V, length: 3, isBag, team);

        foreach (var history in (int[][])[[2], [0, 1], [3, 1, 2, 0, 0]])
        {
            var probabilities = Enumerable.Range(0, V).Select(token => ProbabilityOfLast(model, [.. history, token])).ToArray();
            Assert.All(probabilities, probability => Assert.True(probability > 0));
            Assert.Equal(1, probabilities.Sum(), 5);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheModelIsTheSameToTheLastBitForAnyNumberOfThreads(bool isBag)
    {
        using var one = new WorkerTeam(1);
        using var three = new WorkerTeam(3);
        var unseen = Echo(99);

        Assert.Equal(
            WindowModel.Train(Echoes[..2], Echoes[..1], V, length: 3, isBag, one).NatsOf(unseen),
            WindowModel.Train(Echoes[..2], Echoes[..1], V, length: 3, isBag, three).NatsOf(unseen));
    }

    [Fact]
    public void AWindowThatReachesFarEnoughFindsWhatDecidesAndABagThatForgetsTheOrderDoesNot()
    {
        using var team = new WorkerTeam(1);
        var unseen = Echo(99);
        double NatsOf(int length, bool isBag) => WindowModel.Train(Echoes, Echoes[..1], V, length, isBag, team).NatsOf(unseen) / (unseen.Length - 1);

        var (window, shorter, bag) = (NatsOf(3, isBag: false), NatsOf(2, isBag: false), NatsOf(3, isBag: true));

        Assert.True(window < 0.3 * Math.Log(V), $"{window}");
        Assert.True(shorter > 0.9 * Math.Log(V), $"{shorter}");
        Assert.True(bag > 0.4 * Math.Log(V) && bag < 0.95 * Math.Log(V), $"{bag}");
    }

    [Fact]
    public void TokensBeforeTheWindowAndAfterThePlaceHaveNoSay()
    {
        using var team = new WorkerTeam(1);
        var model = WindowModel.Train(Echoes, Echoes[..1], V, length: 3, isBag: false, team);
        var sequence = Echo(5)[..20];
        double[] before = new double[20], after = new double[20];
        model.Probabilities(sequence, before);

        sequence[10] = (sequence[10] + 1) % V;
        model.Probabilities(sequence, after);

        Assert.Equal(before[..10], after[..10]);
        Assert.NotEqual(before[10..14], after[10..14]);
        Assert.Equal(before[14..], after[14..]);
    }

    [Fact]
    public void WithoutSequencesItIsUniform()
    {
        using var team = new WorkerTeam(1);

        Assert.Equal(2 * Math.Log(V), WindowModel.Train([], [], V, length: 3, isBag: false, team).NatsOf([0, 1, 2]), 5);
    }

    private static double ProbabilityOfLast(WindowModel model, int[] sequence)
    {
        var probabilities = new double[sequence.Length];
        model.Probabilities(sequence, probabilities);
        return probabilities[^1];
    }

    private static int[] Echo(int seed)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var sequence = new int[300];
        for (var place = 0; place < sequence.Length; place++)
        {
            sequence[place] = place < 3 || chance.Next(20) == 0 ? chance.Next(V) : sequence[place - 3];
        }

        return sequence;
    }
}
