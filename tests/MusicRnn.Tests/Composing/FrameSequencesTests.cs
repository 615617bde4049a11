using MathNet.Numerics.Random;
using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing;

/// <summary>What a network in two levels makes of frames has to be a probability, and has to be told as it is.</summary>
public sealed class FrameSequencesTests
{
    private const int Next = 2;
    private const int FirstPitch = 3;
    private const int Pitches = 5;

    private static readonly FrameTokenizer Tokenizer = new(new Vocabulary(
        ["Start", "End", "Next 1/1", .. Enumerable.Range(60, Pitches).Select(pitch => $"Pitch {pitch}")]));

    private static readonly Model Untrained = SmallModels.UntrainedWithFeatures(Tokenizer);

    [Fact]
    public void TheProbabilitiesOfAllFramesSumToOne()
    {
        int[] beginning = [Tokenizer.Start, 5, 3, Next, 6, Next, 5, 3, Next];
        var without = NatsWithinPiece([beginning])[0];
        int[][] continued = [.. Enumerable.Range(0, 1 << Pitches).Select(keys => (int[])[.. beginning, .. FrameOf(keys)])];

        var sum = NatsWithinPiece(continued).Sum(nats => Math.Exp(without - nats));

        Assert.Equal(1, sum, 5);
    }

    [Fact]
    public void WhatIsScoredIsWhatSteppingPredicts()
    {
        int[] sequence = [Tokenizer.Start, 5, 3, Next, 6, Next, Next, 5, 3, Next, 6, 4, Next];
        var context = Tokenizer.CreateContext(isTransposed: false);
        var stepper = Untrained.StepperFactory(halves: false)(1);
        stepper.Begin(0, default);
        var logits = new float[Tokenizer.Vocabulary.Count];
        var nats = 0.0;
        for (var place = 0; place + 1 < sequence.Length; place++)
        {
            context.Take(sequence[place]);
            stepper.Step([sequence[place]], Worker.Alone);
            stepper.CopyLogits(0, logits);
            nats += NatsOf(sequence[place + 1], logits.AsSpan(context.Possible.From..context.Possible.To), context.Possible.From);
        }

        using var team = new WorkerTeam(2);
        Assert.Equal(nats, Untrained.CreateScorer(team, 3).ScoresOf([sequence])[0].Nats, 4);
    }

    [Fact]
    public void NeitherTheOrderNorTheBatchSizeNorTheThreadsChangeAFigure()
    {
        var chance = new Xoshiro256StarStar(5, threadSafe: false);
        int[][] sequences = [.. Enumerable.Range(0, 9).Select(length => (int[])[Tokenizer.Start, .. Enumerable.Range(0, 3 * length).SelectMany(_ => FrameOf(chance.Next(1 << Pitches)))])];
        using var one = new WorkerTeam(1);
        using var two = new WorkerTeam(2);

        var expected = Untrained.CreateScorer(one, 16).ScoresOf(sequences);

        Assert.Equal(expected, Untrained.CreateScorer(two, 2).ScoresOf(sequences));
        Assert.Equal(expected.Reverse(), Untrained.CreateScorer(two, 5).ScoresOf([.. sequences.Reverse()]));
    }

    [Fact]
    public void PiecesOfFramesAreTheSameForAnyNumberOfThreadsAndCompanions()
    {
        using var one = new WorkerTeam(1);
        using var two = new WorkerTeam(2);
        var options = new ComposingOptions { Count = 5, Seed = 4, MaximumBars = 3 };

        var pieces = new Composer(Untrained, one).Compose(options).Select(each => each.Piece).ToArray();

        Assert.Equal(pieces, new Composer(Untrained, two).Compose(options).Select(each => each.Piece));
        Assert.Equal(pieces[0], new Composer(Untrained, two).Compose(options with { Count = 1 })[0].Piece);
        Assert.All(pieces, piece => Assert.InRange(piece.End, 1, 12));
    }

    private static double[] NatsWithinPiece(IReadOnlyList<int[]> sequences)
    {
        using var team = new WorkerTeam(1);
        return [.. Untrained.CreateScorer(team, 4, isWithinPiece: true).ScoresOf(sequences).Select(score => score.Nats)];
    }

    private static IEnumerable<int> FrameOf(int keys) =>
        [.. Enumerable.Range(0, Pitches).Reverse().Where(pitch => ((keys >> pitch) & 1) == 1).Select(pitch => FirstPitch + pitch), Next];

    private static double NatsOf(int token, ReadOnlySpan<float> possible, int from)
    {
        var sum = 0.0;
        foreach (var logit in possible)
        {
            sum += Math.Exp(logit);
        }

        return Math.Log(sum) - possible[token - from];
    }
}
