using MathNet.Numerics.Random;
using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tests.Composing;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Evaluation;

/// <summary>
/// What <c>evaluate</c> reports has to be the likelihood that the network gives: for frames, for notes with features and for
/// notes without.
/// </summary>
public sealed class PredictedPieceTests
{
    private const int Next = 2;
    private const int FirstPitch = 3;
    private const int Pitches = 5;

    // The stepper takes one token after another; a window takes many at once, in another order of additions.
    private const double Tolerance = 1e-5;

    private static readonly FrameTokenizer Frames = new(new Vocabulary(
        ["Start", "End", "Next 1/1", .. Enumerable.Range(60, Pitches).Select(pitch => $"Pitch {pitch}")]));

    public static TheoryData<string> Kinds => ["frames", "notes with features", "notes"];

    [Fact]
    public void TheProbabilitiesOfAllFramesThatMayFollowSumToOne()
    {
        int[] beginning = [Frames.Start, 5, 3, Next, 6, Next, 5, 3, Next];
        int[][] continued = [.. Enumerable.Range(0, 1 << Pitches).Select(keys => (int[])[.. beginning, .. FrameOf(keys), Frames.End])];

        var nats = Predict("frames", [[.. beginning, Frames.End], .. continued]).Select(piece => piece.Likelihood.Nats).ToArray();

        Assert.Equal(1, nats[1..].Sum(each => Math.Exp(nats[0] - each)), 5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheLikelihoodIsThatOfGoingTokenByToken(string kind)
    {
        var pieces = PiecesOf(kind);

        var predicted = Predict(kind, pieces);

        Assert.All(predicted.Zip(pieces), each =>
        {
            var (nats, tokens) = ByBruteForce(kind, each.Second);
            Assert.Equal(tokens, each.First.Likelihood.Tokens);
            Assert.InRange(each.First.Likelihood.Nats, nats - (Tolerance * nats), nats + (Tolerance * nats));
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NeitherTheOrderNorTheCompanionsNorTheBatchSizeNorTheThreadsChangeAFigure(string kind)
    {
        var pieces = PiecesOf(kind);
        var expected = Predict(kind, pieces);

        Assert.Equal(expected, Predict(kind, pieces, batchSize: 1));
        Assert.Equal(expected, Predict(kind, pieces, batchSize: 7, threads: 2));
        Assert.Equal(expected.Reverse(), Predict(kind, [.. pieces.Reverse()], batchSize: 5).Select((piece, place) => piece with { Name = $"{pieces.Length - 1 - place}" }));
        foreach (var (place, piece) in pieces.Index())
        {
            // Alone, all lanes beside it are nothing but padding.
            Assert.Equal(expected[place], Predict(kind, [piece]).Single() with { Name = $"{place}" });
        }
    }

    [Fact]
    public void OfFramesTheFirstAndTheEndAreNotScoredAndBothConventionsTellTheRest()
    {
        int[][] pieces = [[Frames.Start, 5, 3, Next, 6, Next, Next, 5, 4, Next, Frames.End], [Frames.Start, 4, Next, 4, Next, Frames.End], [Frames.Start, 4, Next, Frames.End]];

        var predicted = Predict("frames", pieces).Select(piece => piece.Likelihood).ToArray();
        var all = HeldOutLikelihood.Of(predicted);

        Assert.Equal([(3, 6, 3), (1, 2, 1), (0, 0, 0)], predicted.Select(piece => ((int)piece.Units, (int)piece.Tokens, (int)piece.Notes)));
        Assert.Equal(0, predicted[2].Nats);
        Assert.Equal(4, all.Units);
        Assert.Equal((predicted[0].Nats + predicted[1].Nats) / 4, all.NatsPerUnit, 12);
        Assert.Equal(((predicted[0].Nats / 3) + predicted[1].Nats) / 2, all.MeanOfPieces, 12);
    }

    private static IReadOnlyList<PredictedPiece> Predict(string kind, IReadOnlyList<int[]> pieces, int batchSize = 16, int threads = 1)
    {
        using var team = new WorkerTeam(threads);
        return PredictedPiece.Of(ModelOf(kind), [.. pieces.Select((tokens, place) => new SplitPiece($"{place}", tokens, CorpusSide.Test, default))], team, batchSize);
    }

    private static Model ModelOf(string kind) => kind switch
    {
        "frames" => SmallModels.UntrainedWithFeatures(Frames),
        "notes with features" => SmallModels.UntrainedWithFeatures(),
        _ => SmallModels.Untrained(),
    };

    // Pieces of many lengths, some longer than the window in which they are scored.
    private static int[][] PiecesOf(string kind)
    {
        var chance = new Xoshiro256StarStar(5, threadSafe: false);
        int[] lengths = [1, 40, 2, 7, 25, 3, 90, 12];
        return [.. lengths.Select(length => kind == "frames"
            ? (int[])[Frames.Start, .. Enumerable.Range(0, length).SelectMany(_ => FrameOf(chance.Next(1 << Pitches))), Frames.End]
            : Compose(length, chance))];
    }

    // A walk through what the grammar allows.
    private static int[] Compose(int length, Xoshiro256StarStar chance)
    {
        var tokenizer = SmallModels.Tokenizer;
        var decoder = tokenizer.CreateDecoder();
        var tokens = new List<int> { tokenizer.Start };
        var allowed = new bool[tokenizer.Vocabulary.Count];
        decoder.Take(tokenizer.Start);
        for (var place = 0; place < length; place++)
        {
            decoder.MarkAllowed(allowed);
            int[] possible = [.. Enumerable.Range(0, allowed.Length).Where(token => allowed[token] && token != tokenizer.End)];
            tokens.Add(possible[chance.Next(possible.Length)]);
            decoder.Take(tokens[^1]);
        }

        return [.. tokens, tokenizer.End];
    }

    private static IEnumerable<int> FrameOf(int keys) =>
        [.. Enumerable.Range(0, Pitches).Reverse().Where(pitch => ((keys >> pitch) & 1) == 1).Select(pitch => FirstPitch + pitch), Next];

    // Token by token as in composing, in double precision from the logits on.
    private static (double Nats, int Tokens) ByBruteForce(string kind, int[] sequence)
    {
        var (model, isOfFrames, hasFeatures) = (ModelOf(kind), kind == "frames", kind != "notes");
        var firstScored = isOfFrames ? Array.IndexOf(sequence, Next) + 1 : 1;
        var context = model.Tokenizer.CreateContext(isTransposed: false);
        var stepper = model.StepperFactory(halves: false)(1);
        stepper.Begin(0, default);
        var logits = new float[model.Tokenizer.Vocabulary.Count];
        var (nats, tokens) = (0.0, 0);
        for (var place = 1; place < sequence.Length; place++)
        {
            context.Take(sequence[place - 1]);
            stepper.Step([sequence[place - 1]], Worker.Alone);
            stepper.CopyLogits(0, logits);
            if (place >= firstScored && !(isOfFrames && sequence[place] == Frames.End))
            {
                var (from, to) = hasFeatures ? (context.Possible.From, Math.Min(context.Possible.To, logits.Length)) : (0, logits.Length);
                var possible = Enumerable.Range(from, to - from).Where(token => !(isOfFrames && token == Frames.End));
                nats += Math.Log(possible.Sum(token => Math.Exp(logits[token]))) - logits[sequence[place]];
                tokens++;
            }
        }

        return (nats, tokens);
    }
}
