using CsCheck;
using MusicRnn.Evaluation;

namespace MusicRnn.Tests.Evaluation;

public sealed class MatchPointerModelTests
{
    private const int VocabularySize = 3;
    private static readonly int[][] Training = [[0, 1, 1, 2, 0, 1, 1, 2], [0, 2, 2, 1, 0, 2, 2, 1]];

    private static readonly Gen<int[]> AnySequence = Gen.Int[0, VocabularySize - 1].Array[1, 30];

    [Fact]
    public void AllSequencesOfOneLengthHaveProbabilityOneTogether()
    {
        var model = Fit();
        var sum = 0.0;
        for (var code = 0; code < 729; code++)
        {
            sum += Math.Exp(-model.NatsOf([0, code % 3, code / 3 % 3, code / 9 % 3, code / 27 % 3, code / 81 % 3, code / 243]));
        }

        Assert.Equal(1, sum, 12);
    }

    [Fact]
    public void LaterTokensHaveNoSay() => Gen.Select(AnySequence, AnySequence, AnySequence).Sample((beginning, one, other) =>
    {
        var model = Fit();
        int[] first = [.. beginning, .. one];
        int[] second = [.. beginning, .. other];
        var (before, after) = (new double[first.Length], new double[second.Length]);

        model.Probabilities(first, before);
        model.Probabilities(second, after);

        Assert.Equal(before[..beginning.Length], after[..beginning.Length]);
    });

    [Fact]
    public void TheWeightsAreTheOnesUnderWhichTheHeldOutPartIsMostProbable()
    {
        // After a match of one token, 3 of 4 pointers are right; uniform counts give each token 1/3. The likelihood
        // (1/3 + 2/3 a)^3 (1/3 - 1/3 a) is largest at a = 5/8, as its derivative is 0 there.
        var uniform = WittenBellModel.Uniform(VocabularySize);
        var heldOut = Enumerable.Repeat((int[][])[[0, 0, 0], [1, 1, 1], [2, 2, 2], [0, 0, 1]], 1000).SelectMany(each => each);

        var model = MatchPointerModel.Fit(uniform, uniform, heldOut);

        Assert.Equal(0.625, model.Weights[1], 3);
        Assert.Equal(0, model.Weights[0]);
    }

    [Fact]
    public void ARepeatedTuneCostsLittleTheSecondTime()
    {
        int[] tune = [1, 3, 2, 0, 0, 2, 3, 1, 1, 0, 3, 3, 2, 1];
        var uniform = WittenBellModel.Uniform(4);
        var repeated = Enumerable.Repeat((int[])[.. tune, .. tune, .. tune], 20).ToArray();

        var model = MatchPointerModel.Fit(uniform, uniform, repeated);

        Assert.True(model.NatsOf([.. tune, .. tune]) < 1.4 * model.NatsOf(tune));
    }

    private static MatchPointerModel Fit() => MatchPointerModel.Fit(
        KneserNeyModel.Train(Training, VocabularySize, order: 3), KneserNeyModel.Train(Training[..1], VocabularySize, order: 3), Training[1..]);
}
