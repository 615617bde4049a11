using CsCheck;
using MusicRnn.Evaluation;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Evaluation;

public sealed class WittenBellModelTests
{
    private const int VocabularySize = 4;

    private static readonly Gen<int[]> AnySequence = Gen.Int[0, VocabularySize - 1].Array[0, 30];
    private static readonly Gen<int[][]> AnySequences = AnySequence.Array[0, 5];

    [Fact]
    public void ProbabilitiesSumToOne() => Gen.Select(AnySequences, AnySequence, Gen.Int[0, NgramModel.HighestOrder]).Sample(
        (sequences, history, order) =>
        {
            var model = WittenBellModel.Train(sequences, VocabularySize, order);

            Assert.Equal(1, Enumerable.Range(0, VocabularySize).Sum(token => model.Probability(history, token)), 12);
        });

    [Fact]
    public void ProbabilitiesEqualThoseCountedByBruteForce() => Gen.Select(AnySequences, AnySequence, Gen.Int[0, 4]).Sample(
        (sequences, scored, order) =>
        {
            var expected = 0.0;
            for (var place = 1; place < scored.Length; place++)
            {
                expected -= Math.Log(ByDefinition(sequences, scored[Math.Max(0, place - Math.Max(0, order - 1))..place], scored[place], order));
            }

            Assert.Equal(expected, WittenBellModel.Train(sequences, VocabularySize, order).NatsOf(scored), 9);
        });

    private static double ByDefinition(int[][] sequences, int[] context, int token, int order)
    {
        if (order == 0)
        {
            return 1.0 / VocabularySize;
        }

        var shorter = context.Length == 0
            ? 1.0 / VocabularySize
            : ByDefinition(sequences, context[1..], token, order);
        var followers = new List<int>();
        foreach (var sequence in sequences)
        {
            for (var place = Math.Max(1, context.Length); place < sequence.Length; place++)
            {
                if (sequence.AsSpan(place - context.Length, context.Length).SequenceEqual(context))
                {
                    followers.Add(sequence[place]);
                }
            }
        }

        var different = followers.Distinct().Count();
        return followers.Count == 0
            ? shorter
            : (followers.Count(follower => follower == token) + (different * shorter)) / (followers.Count + different);
    }

    [Fact]
    public void AllSequencesOfOneLengthHaveProbabilityOneTogether()
    {
        var model = WittenBellModel.Train([[0, 1, 1, 2, 0, 1], [0, 2, 2, 1]], vocabularySize: 3, order: 3);
        var sum = 0.0;
        for (var code = 0; code < 81; code++)
        {
            sum += Math.Exp(-model.NatsOf([0, code % 3, code / 3 % 3, code / 9 % 3, code / 27]));
        }

        Assert.Equal(1, sum, 12);
    }

    [Fact]
    public void UniformGivesTheLogarithmOfTheVocabulary() =>
        Assert.Equal(3 * Math.Log(7), WittenBellModel.Uniform(7).TotalNats([[0, 1, 2], [3, 4]]), 12);

    [Fact]
    public void TheFirstTokenIsGiven()
    {
        Assert.Equal(0, WittenBellModel.Uniform(7).NatsOf([5]));
        Assert.Equal(0, WittenBellModel.Uniform(7).NatsOf([]));
        Assert.Equal((1 + (2 / 5.0)) / 4, WittenBellModel.Train([[4, 1, 2]], 5, order: 1).Probability([], 1), 12);
    }

    [Fact]
    public void ManyNgramsAreAllKept()
    {
        var sequence = new int[50_000];
        var state = 1u;
        for (var place = 0; place < sequence.Length; place++)
        {
            state = (state * 1664525) + 1013904223;
            sequence[place] = (int)(state >> 24);
        }

        var model = WittenBellModel.Train([sequence], 256, order: 5);

        Assert.True(model.NatsOf(sequence) / sequence.Length < 1.5);
    }

    [Fact]
    public void RejectsTokensAndOrdersOutOfRange()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WittenBellModel.Train([], 4, order: 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => WittenBellModel.Train([[0, 4]], 4, order: 2));
    }

    [Fact]
    public void LikelihoodIsToldByTokenNoteAndBar()
    {
        var tokenizer = new NoteTokenizer(new Vocabulary(
            ["Start", "End", "Bar", "Meter 4/4", "Tempo 120", "Part 1", "Program 0", "Position 0", "Velocity 88", "Duration 12", "Pitch 60", "Pitch 62"]));
        int[] sequence = [0, 3, 4, 5, 6, 2, 7, 8, 9, 10, 11, 1];

        var likelihood = Likelihood.Of(WittenBellModel.Uniform(12), [sequence, sequence], tokenizer);

        Assert.Equal(22, likelihood.Tokens);
        Assert.Equal(4, likelihood.Notes);
        Assert.Equal(2, likelihood.Bars);
        Assert.Equal(Math.Log(12), likelihood.NatsPerToken, 12);
        Assert.Equal(5.5 * Math.Log(12), likelihood.NatsPerNote, 12);
        Assert.Equal(11 * Math.Log(12), likelihood.NatsPerBar, 12);
        Assert.Equal(12, likelihood.Perplexity, 9);
    }
}
