using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Stepping;

namespace MusicRnn.Tests.Learning.Stepping;

public sealed class NetworkStepperTests
{
    private const int Vocabulary = 37;

    public static TheoryData<string, int> CellsAndLanes => new(
        from cell in NetworkOptions.CellNames
        from lanes in new[] { 1, 3 }
        select (cell, lanes));

    [Theory]
    [MemberData(nameof(CellsAndLanes))]
    public void PredictsToTheLastBitWhatTheUnrolledNetworkPredicts(string cell, int lanes)
    {
        const int steps = 64;
        var network = Drawn(cell);
        var tokens = RandomTokens(steps * lanes);
        using var team = new WorkerTeam(1);
        var unrolled = new UnrolledNetwork(network, lanes, steps, team);
        tokens.CopyTo(unrolled.Inputs);
        unrolled.Run();

        var stepper = new NetworkStepper(new SteppingWeights(network), lanes);
        for (var step = 0; step < steps; step++)
        {
            stepper.Step(tokens.AsSpan(step * lanes, lanes));
            for (var lane = 0; lane < lanes; lane++)
            {
                var (expected, found) = (new float[Vocabulary], new float[Vocabulary]);
                unrolled.CopyLogits((step * lanes) + lane, expected);
                stepper.CopyLogits(lane, found);
                Assert.Equal(expected, found);
            }
        }
    }

    [Fact]
    public void ABegunLaneHasForgottenAndTheOthersHaveNot()
    {
        var weights = new SteppingWeights(Drawn("lstm"));
        var (fresh, used) = (new NetworkStepper(weights, 1), new NetworkStepper(weights, 2));
        used.Step([5, 5]);
        used.Begin(1);
        used.Step([7, 7]);
        fresh.Step([7]);

        Assert.Equal(LogitsOf(fresh, 0), LogitsOf(used, 1));
        Assert.NotEqual(LogitsOf(fresh, 0), LogitsOf(used, 0));
    }

    [Fact]
    public void HalfWeightsPredictNearlyTheSame()
    {
        var network = Drawn("lstm");
        var (whole, half) = (new NetworkStepper(new SteppingWeights(network), 1), new NetworkStepper(new SteppingWeights(network, halves: true), 1));
        foreach (var token in RandomTokens(20))
        {
            whole.Step([token]);
            half.Step([token]);
        }

        var (expected, found) = (LogitsOf(whole, 0), LogitsOf(half, 0));
        Assert.NotEqual(expected, found);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 0.02));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(3, 2)]
    public void ATeamPredictsWhatOneThreadPredictsToTheLastBit(int lanes, int workers)
    {
        using var team = new WorkerTeam(workers);
        var weights = new SteppingWeights(Drawn("lstm"));
        var (alone, shared) = (new NetworkStepper(weights, lanes), new NetworkStepper(weights, lanes));
        foreach (var token in RandomTokens(20))
        {
            var tokens = Enumerable.Range(0, lanes).Select(lane => (token + lane) % Vocabulary).ToArray();
            alone.Step(tokens);
            team.Run(worker => shared.Step(tokens, worker));

            Assert.All(Enumerable.Range(0, lanes), lane => Assert.Equal(LogitsOf(alone, lane), LogitsOf(shared, lane)));
        }
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        var stepper = new NetworkStepper(new SteppingWeights(Drawn("lstm")), 2);
        stepper.Step([1, 2]);
        stepper.Step([1, 2]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        stepper.Step([3, 4]);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Vocabulary)]
    public void RefusesATokenThatIsNotInTheVocabulary(int token)
    {
        var stepper = new NetworkStepper(new SteppingWeights(Drawn("tanh")), 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => stepper.Step([token]));
    }

    private static Network Drawn(string cell)
    {
        var network = new Network(new NetworkOptions { Cell = cell, VocabularySize = Vocabulary, EmbeddingSize = 20, HiddenSize = 72, Layers = 2 });
        network.Initialize(new Xoshiro256StarStar(5, false));
        return network;
    }

    private static int[] RandomTokens(int count)
    {
        var chance = new Xoshiro256StarStar(6, false);
        return [.. Enumerable.Range(0, count).Select(_ => chance.Next(Vocabulary))];
    }

    private static float[] LogitsOf(NetworkStepper stepper, int lane)
    {
        var logits = new float[Vocabulary];
        stepper.CopyLogits(lane, logits);
        return logits;
    }
}
