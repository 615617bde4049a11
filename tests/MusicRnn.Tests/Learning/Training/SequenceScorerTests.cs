using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Training;

public sealed class SequenceScorerTests
{
    private const int Vocabulary = 9;

    [Fact]
    public void NeitherBatchSizeNorWindowNorOrderChangesAFigure()
    {
        var (network, sequences) = Create();
        using var team = new WorkerTeam(1);
        var expected = new SequenceScorer(network, team, batch: 1, steps: 1).NatsOf(sequences);

        Assert.Equal(expected, new SequenceScorer(network, team, batch: 4, steps: 7).NatsOf(sequences));
        Assert.Equal(expected, new SequenceScorer(network, team, batch: 16, steps: 64).NatsOf(sequences));
        Assert.Equal(expected.Reverse(), new SequenceScorer(network, team, batch: 3, steps: 5).NatsOf([.. sequences.Reverse()]));
    }

    [Fact]
    public void TheLikelihoodOfASequenceIsTheProductOverItsTokens()
    {
        var (network, sequences) = Create();
        using var team = new WorkerTeam(1);
        var scored = new SequenceScorer(network, team).NatsOf([sequences[2]])[0];

        var stepper = new UnrolledNetwork(network, 1, 1, team);
        var logits = new float[Vocabulary];
        var nats = 0.0;
        for (var i = 0; i + 1 < sequences[2].Length; i++)
        {
            stepper.Inputs[0] = sequences[2][i];
            stepper.Run();
            stepper.CopyLogits(0, logits);
            nats += Math.Log(logits.Sum(logit => Math.Exp(logit))) - logits[sequences[2][i + 1]];
        }

        Assert.Equal(nats, scored, 1e-4);
    }

    [Fact]
    public void ATokenIsForeseenIfNoOtherHasALargerLogit()
    {
        var (network, sequences) = Create();
        using var team = new WorkerTeam(1);

        var scores = new SequenceScorer(network, team, batch: 3, steps: 5).ScoresOf(sequences);

        var stepper = new UnrolledNetwork(network, 1, 1, team);
        var logits = new float[Vocabulary];
        var foreseen = 0;
        for (var i = 0; i + 1 < sequences[7].Length; i++)
        {
            stepper.Inputs[0] = sequences[7][i];
            stepper.Run();
            stepper.CopyLogits(0, logits);
            foreseen += logits.All(logit => logit <= logits[sequences[7][i + 1]]) ? 1 : 0;
        }

        Assert.True(foreseen > 0);
        Assert.Equal(foreseen, scores[7].Foreseen);
        Assert.Equal(new SequenceScorer(network, team).NatsOf(sequences), scores.Select(score => score.Nats));
    }

    [Fact]
    public void SequencesOfOneTokenCostNothing()
    {
        var (network, _) = Create();
        using var team = new WorkerTeam(1);

        Assert.Equal([0.0, 0.0], new SequenceScorer(network, team).NatsOf([[3], []]));
    }

    private static (Network Network, int[][] Sequences) Create()
    {
        var chance = new Xoshiro256StarStar(4, false);
        var network = new Network(new NetworkOptions { VocabularySize = Vocabulary, EmbeddingSize = 8, HiddenSize = 20 });
        network.Initialize(chance);
        return (network, [.. Enumerable.Range(1, 11).Select(i => Enumerable.Range(0, 3 * i).Select(_ => chance.Next(Vocabulary)).ToArray())]);
    }
}
