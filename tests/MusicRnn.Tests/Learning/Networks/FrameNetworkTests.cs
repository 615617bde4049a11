using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Networks;

public sealed class FrameNetworkTests
{
    private const int Batch = 2, Steps = 4, Vocabulary = 6, MostTokenRows = 20;

    [Fact]
    public void LaterFramesDoNotChangeEarlierLikelihoods()
    {
        using var team = new WorkerTeam(1);
        var network = new UnrolledFrameNetwork(CreateWeights(), Batch, Steps, MostTokenRows, team);
        SetWindow(network);
        network.Run();
        var before = network.RowLosses.ToArray();

        network.ResetState();
        for (var lane = 0; lane < Batch; lane++)
        {
            network.SetFrameFeature(((Steps - 1) * Batch) + lane, 0, 4, 5);
        }

        network.Run();
        var after = network.RowLosses.ToArray();
        const int tokensOfEarlierFrames = 2 * Batch * (Steps - 1);
        Assert.Equal(before[..tokensOfEarlierFrames], after[..tokensOfEarlierFrames]);
        Assert.NotEqual(before[tokensOfEarlierFrames..], after[tokensOfEarlierFrames..]);
    }

    [Fact]
    public void TokenRowsThatWereTakenOutChangeNothing()
    {
        using var team = new WorkerTeam(1);
        var training = new TrainingOptions();
        var fresh = new UnrolledFrameNetwork(CreateWeights(), Batch, Steps, MostTokenRows, team, training);
        SetWindow(fresh);
        var expected = GradientCheck.GradientsOf(fresh).Span.ToArray();

        var used = new UnrolledFrameNetwork(CreateWeights(), Batch, Steps, MostTokenRows, team, training);
        SetWindow(used);
        while (used.TokenRows < MostTokenRows)
        {
            used.SetTokenFeature(used.AddTokenRow(1, 2), 0, 3);
        }

        used.ComputeGradient();
        used.ClearTokenRows();
        SetWindow(used);

        Assert.Equal(expected, GradientCheck.GradientsOf(used).Span.ToArray());
        Assert.Equal(2 * Batch * Steps, used.CountTargets());
    }

    [Fact]
    public void ComposingTokenByTokenGivesTheSameLogits()
    {
        using var team = new WorkerTeam(1);
        var weights = CreateWeights();
        var whole = new UnrolledFrameNetwork(weights, Batch, Steps, MostTokenRows, team);
        SetWindow(whole);
        whole.Run();
        var stepper = new UnrolledFrameNetwork(weights, 1, 1, 1, team);

        float[] expected = new float[Vocabulary], found = new float[Vocabulary];
        for (var step = 0; step < Steps; step++)
        {
            stepper.SetFrameFeature(0, 0, Notes(step * Batch));
            stepper.RunFrames();
            for (var place = 0; place < 2; place++)
            {
                stepper.ClearTokenRows();
                SetToken(stepper, 0, place, step * Batch);
                stepper.RunTokens();
                whole.CopyLogits((2 * step * Batch) + place, expected);
                stepper.CopyLogits(0, found);
                Assert.Equal(expected, found);
            }
        }
    }

    [Fact]
    public void RejectsWhatIsOutOfRange()
    {
        using var team = new WorkerTeam(1);
        var network = new UnrolledFrameNetwork(CreateWeights(), Batch, Steps, 1, team);

        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetFrameFeature(0, 0, 1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetFrameFeature(0, 0, Vocabulary));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetFrameFeature(Batch * Steps, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.AddTokenRow(Batch * Steps, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.AddTokenRow(0, Vocabulary));
        network.AddTokenRow(0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.AddTokenRow(0, 0));
    }

    [Fact]
    public void RejectsTwoFeaturesOfOneName()
    {
        var error = Assert.Throws<MusicRnnException>(() => new FrameNetwork(Options with { TokenFeatures = [new("place", 2), new("place", 3)] }));

        Assert.Equal("the number of token features is 2: expected a name of its own for each.", error.Message);
    }

    private static FrameNetworkOptions Options => new()
    {
        FrameFeatures = [new("notes", Vocabulary, 2)], TokenFeatures = [new("place", 4), new("so_far", Vocabulary, 2)],
        VocabularySize = Vocabulary, EmbeddingSize = 12, HiddenSize = 40,
    };

    private static FrameNetwork CreateWeights()
    {
        var weights = new FrameNetwork(Options);
        weights.Initialize(new Xoshiro256StarStar(1, false));
        return weights;
    }

    // Two tokens in each frame.
    private static void SetWindow(UnrolledFrameNetwork network)
    {
        for (var frame = 0; frame < Batch * Steps; frame++)
        {
            network.SetFrameFeature(frame, 0, Notes(frame));
            SetToken(network, frame, 0, frame);
            SetToken(network, frame, 1, frame);
        }
    }

    private static void SetToken(UnrolledFrameNetwork network, int frameRow, int place, int frame)
    {
        var row = network.AddTokenRow(frameRow, Notes(frame + 1)[place]);
        network.SetTokenFeature(row, 0, place);
        network.SetTokenFeature(row, 1, Notes(frame + 1).AsSpan(0, place));
    }

    private static int[] Notes(int frame) => [frame % Vocabulary, ((3 * frame) + 1) % Vocabulary];
}
