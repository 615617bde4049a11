using CsCheck;
using MusicRnn.Evaluation;

namespace MusicRnn.Tests.Evaluation;

public sealed class KneserNeyModelTests
{
    private const int VocabularySize = 4;
    private const int Beginning = -1;

    private static readonly Gen<int[]> AnySequence = Gen.Int[0, VocabularySize - 1].Array[0, 30];
    private static readonly Gen<int[][]> AnySequences = AnySequence.Array[0, 5];

    [Fact]
    public void ProbabilitiesSumToOneAndNoneIsZero() => Gen.Select(AnySequences, AnySequence, Gen.Int[0, NgramModel.HighestOrder]).Sample(
        (sequences, history, order) =>
        {
            var model = KneserNeyModel.Train(sequences, VocabularySize, order);
            var probabilities = Enumerable.Range(0, VocabularySize).Select(token => model.Probability(history, token)).ToArray();

            Assert.Equal(1, probabilities.Sum(), 12);
            Assert.All(probabilities, probability => Assert.True(probability > 0));
        });

    [Fact]
    public void ProbabilitiesEqualThoseOfTheDefinition() => Gen.Select(AnySequences, AnySequence, Gen.Int[0, 5]).Sample(
        (sequences, scored, order) =>
        {
            var expected = 0.0;
            for (var place = 1; place < scored.Length; place++)
            {
                var context = scored[Math.Max(0, place - Math.Max(0, order - 1))..place];
                expected -= Math.Log(ByDefinition(sequences, context, scored[place], order, isLongest: true));
            }

            Assert.Equal(expected, KneserNeyModel.Train(sequences, VocabularySize, order).NatsOf(scored), 9);
        });

    [Fact]
    public void AllSequencesOfOneLengthHaveProbabilityOneTogether()
    {
        var model = KneserNeyModel.Train([[0, 1, 1, 2, 0, 1], [0, 2, 2, 1]], vocabularySize: 3, order: 3);
        var sum = 0.0;
        for (var code = 0; code < 81; code++)
        {
            sum += Math.Exp(-model.NatsOf([0, code % 3, code / 3 % 3, code / 9 % 3, code / 27]));
        }

        Assert.Equal(1, sum, 12);
    }

    [Fact]
    public void ATokenThatIsFrequentInOnePlaceOnlyIsNotExpectedElsewhere()
    {
        // 3 stands often, but only after 2; 1 stands after 0, 2 and 3. Order 2 after the unknown context 4 falls back to that.
        var model = KneserNeyModel.Train([[0, 1, 2, 3, 2, 3, 2, 3, 2, 3, 1, 2, 1]], vocabularySize: 5, order: 2);

        Assert.True(model.Probability([4], 1) > model.Probability([4], 3));
        Assert.True(WittenBellModel.Train([[0, 1, 2, 3, 2, 3, 2, 3, 2, 3, 1, 2, 1]], 5, order: 2).Probability([4], 1) < model.Probability([4], 1));
    }

    // Chen and Goodman 1999, with sets and lists in place of a tree.
    private static double ByDefinition(int[][] sequences, int[] context, int token, int order, bool isLongest)
    {
        if (order == 0)
        {
            return 1.0 / VocabularySize;
        }

        var shorter = context.Length == 0 ? 1.0 / VocabularySize : ByDefinition(sequences, context[1..], token, order, isLongest: false);
        var counts = Counts(sequences, context.Length + 1, isLongest);
        var followers = counts.Where(count => count.Key.AsSpan(0, context.Length).SequenceEqual(context)).ToArray();
        if (followers.Length == 0)
        {
            return shorter;
        }

        var discounts = Discounts(counts.Select(count => count.Count).ToArray());
        double DiscountOf(int count) => discounts[Math.Min(count, 3)];
        var own = followers.FirstOrDefault(follower => follower.Key[^1] == token).Count;
        return (own - DiscountOf(own) + (followers.Sum(follower => DiscountOf(follower.Count)) * shorter)) / followers.Sum(follower => follower.Count);
    }

    private static double[] Discounts(int[] counts)
    {
        var n = Enumerable.Range(0, 5).Select(count => (double)counts.Count(each => each == count)).ToArray();
        var y = n[1] / (n[1] + (2 * n[2]));
        double[] discounts = [0, 1 - (2 * y * n[2] / n[1]), 2 - (3 * y * n[3] / n[2]), 3 - (4 * y * n[4] / n[3])];
        return Enumerable.Range(1, 3).All(count => discounts[count] > 0 && discounts[count] < count) ? discounts : [0, 0.5, 1, 1.5];
    }

    private static (int[] Key, int Count)[] Counts(int[][] sequences, int length, bool isLongest)
    {
        var found = new List<(string Name, int[] Key, int Before)>();
        foreach (var sequence in sequences)
        {
            for (var end = Math.Max(1, length - 1); end < sequence.Length; end++)
            {
                var key = sequence[(end - length + 1)..(end + 1)];
                found.Add((string.Join(' ', key), key, end == length - 1 ? Beginning : sequence[end - length]));
            }
        }

        return [.. found.GroupBy(each => each.Name)
            .Select(same => (same.First().Key, isLongest ? same.Count() : same.Select(each => each.Before).Distinct().Count()))];
    }
}
