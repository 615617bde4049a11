using MusicRnn.Composing;
using MusicRnn.Composing.Editing;
using MusicRnn.Composing.Sampling;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Tests.Composing.Editing;

public sealed class CandidateSearchTests
{
    private static readonly Model[] Models = [SmallModels.Untrained(), SmallModels.UntrainedWithFeatures()];

    public static TheoryData<int> Kinds => new(0, 1);

    // Candidates that were drawn anew go on from states copied between lanes and workers: if one were wrong, its likelihood would be.
    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    public void LikelihoodsAreThoseOfTheScorer(int kind, bool resamples)
    {
        using var team = new WorkerTeam(3);
        var task = EditablePiece.Of(Models[kind].Input, EditingPieces.TwoParts).Rewriting(bar => bar is 1 or 2 or 4);

        var result = new CandidateSearch(Models[kind], new EditingOptions { Candidates = 9 }, team) { Resamples = resamples }
            .Run(task, seed: 5, cancellation: TestContext.Current.CancellationToken);

        int[][] sequences = [.. result.Candidates.Select(candidate => candidate.Tokens.ToArray())];
        var scores = Models[kind].CreateScorer(team, batchSize: 4).ScoresOf(sequences, TestContext.Current.CancellationToken);
        Assert.All(scores.Zip(result.Candidates), pair => Assert.Equal(-pair.First.Nats, pair.Second.Likelihood.Log, tolerance: 2e-3));
        var distinct = sequences.Select(sequence => string.Join(' ', sequence)).Distinct().Count();
        Assert.InRange(distinct, resamples ? 1 : 9, resamples ? 8 : 9);
    }

    // Drawn as the network predicts, what is left of a candidate's probability beside its draws is its weight.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void AWeightIsTheProbabilityOfWhatWasGiven(int kind)
    {
        using var team = new WorkerTeam(1);
        var model = Models[kind];
        var task = EditablePiece.Of(model.Input, EditingPieces.TwoParts).Rewriting(bar => bar == 2);
        var search = new CandidateSearch(model, new EditingOptions { Candidates = 3 }, team) { Resamples = false };

        var result = search.Run(task, seed: 8, cancellation: TestContext.Current.CancellationToken);

        foreach (var candidate in result.Candidates)
        {
            Assert.Equal(LogOfWhatWasAllowed(model, task, candidate.Tokens) - result.GivenLog, candidate.Weight.Log, tolerance: 2e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheResultDoesNotDependOnTheNumberOfWorkers(int kind)
    {
        var options = new EditingOptions { Candidates = 13, Sampling = new SamplingOptions { Temperature = 0.9, TopP = 0.95 } };
        var results = new[] { 1, 2, 3 }.Select(workers =>
        {
            using var team = new WorkerTeam(workers);
            var result = Search(kind, team, options, seed: 3);
            return (string.Join(' ', result.Chosen!.Tokens), string.Join(' ', result.Candidates.Select(candidate => candidate.Likelihood)));
        }).ToArray();

        Assert.Single(results.Distinct());
    }

    [Fact]
    public void CanBeCancelled()
    {
        using var team = new WorkerTeam(1);
        using var cancellation = new CancellationTokenSource();
        var task = EditablePiece.Of(Models[0].Input, EditingPieces.TwoParts).Rewriting(_ => true);

        Assert.Throws<OperationCanceledException>(() =>
            new CandidateSearch(Models[0], new EditingOptions(), team).Run(task, 1, null, _ => cancellation.Cancel(), cancellation.Token));
    }

    private static SearchResult Search(int kind, WorkerTeam team, EditingOptions options, int seed)
    {
        var task = EditablePiece.Of(Models[kind].Input, EditingPieces.TwoParts).Rewriting(bar => bar is 1 or 2 or 4);
        return new CandidateSearch(Models[kind], options, team).Run(task, seed, cancellation: TestContext.Current.CancellationToken);
    }

    // One lane, one token after another, by the textbook.
    private static double LogOfWhatWasAllowed(Model model, IEditingTask task, IReadOnlyList<int> tokens)
    {
        var stepper = model.StepperFactory(halves: false)(1);
        var decoder = task.CreateDecoder();
        var logits = new float[model.Tokenizer.Vocabulary.Count];
        var allowed = new bool[logits.Length];
        var log = 0.0;
        stepper.Begin(0, task.Told);
        for (var place = 0; place + 1 < tokens.Count; place++)
        {
            decoder.Take(tokens[place]);
            stepper.Step([tokens[place]], Worker.Alone);
            stepper.CopyLogits(0, logits);
            decoder.MarkAllowed(allowed);
            var weights = logits.Select(logit => Math.Exp(logit)).ToArray();
            log += Math.Log(weights.Where((_, token) => allowed[token]).Sum() / weights.Sum());
        }

        return log;
    }
}
