using MusicRnn.Composing;
using MusicRnn.Composing.Novelty;
using MusicRnn.Evaluation.Ranking;
using MusicRnn.Evaluation.Statistics;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Music;
using MusicRnn.Tests.Composing;

namespace MusicRnn.Tests.Evaluation.Ranking;

public sealed class CandidateRankingTests
{
    [Fact]
    public void WhatIsUsualIsTheMeanAndTheDeviationOfThePiecesLearnedFrom()
    {
        // Two, four and six notes in a bar; which pieces are learned from, the split says.
        var pieces = Enumerable.Range(1, 3).Select(number => new NamedPiece($"{number}", PieceOf([.. Enumerable.Range(0, 2 * number).Select(place => 60 + (place % 3 * 2) + number)])));
        var corpus = MusicRnn.Tokens.Corpus.Create(pieces, MusicRnn.Tokens.NoteTokenizer.Complete, new MusicRnn.Tokens.CorpusOptions { GivenSide = name => name == "2" ? MusicRnn.Tokens.CorpusSide.Validation : MusicRnn.Tokens.CorpusSide.Training });

        var spread = CorpusMetrics.Of(corpus).Single(metric => metric.Name == "notes a bar");

        var learned = corpus.Training.Select(piece => Metrics.All.Single(metric => metric.Name == "notes a bar").Of(corpus.Tokenizer.Decode(piece.Sequence()))).ToArray();
        Assert.Equal(2, learned.Length);
        Assert.Equal(learned.Average(), spread.Mean, 12);
        Assert.Equal(Math.Abs(learned[0] - learned[1]) / 2, spread.Deviation, 12);
    }

    [Fact]
    public void EachPartIsItsDistanceFromWhatIsUsual()
    {
        var piece = PieceOf(60, 62, 64, 60);
        var range = Metrics.All.Single(metric => metric.Name == "pitch range").Of(piece);
        var similarity = Metrics.All.Single(metric => metric.Name == "repeated bars").Of(piece);
        var model = ModelWith(new MetricSpread("pitch range", range + 3, 2), new MetricSpread("repeated bars", similarity, 1), new MetricSpread("parallel fifths", 50, 1));

        var score = Rank(model, [Composed(1, piece) with { LongestCopy = new CopiedRun("", 1, 20, "", 1) }])[0];

        Assert.Equal(1.5, score.Statistics!.Value, 12);
        Assert.Equal(0, score.Form);
        Assert.Equal(0, score.Ending);
        Assert.Equal(1.5, score.Copying);
        Assert.Equal(Math.Min(4, Math.Abs(score.NatsPerUnit!.Value - 1.75) / (0.25 * 1.75)), score.Likelihood!.Value, 12);
        Assert.Equal((score.Likelihood.Value + 1.5 + 0 + (0.5 * 0) + 1.5) / 4.5, score.Total, 12);
    }

    [Fact]
    public void TheBestComesFirstAndOfEqualOnesTheEarlier()
    {
        var (home, away) = (PieceOf(60, 62, 64, 60), PieceOf(60, 62, 64, 62));
        var ranking = Rank(ModelWith(), [Composed(1, home) with { LongestCopy = new CopiedRun("", 1, 99, "", 1) }, Composed(2, home), Composed(3, home)]);

        Assert.Equal([2, 3, 1], ranking.Select(score => score.Composition.Number));
        Assert.Equal(CandidateScore.Worst, ranking[2].Copying);
        Assert.Equal(1, Rank(ModelWith(), [Composed(1, away)])[0].Ending);
        Assert.Null(Rank(ModelWith(), [Composed(1, home with { Keys = [] })])[0].Ending);
    }

    [Fact]
    public void APieceThatWasCutOffIsWorseThanOneThatEnded()
    {
        var piece = PieceOf(60, 62, 64, 60);
        var cut = Composed(1, piece) with { Ending = CompositionEnding.AtBarLimit };

        Assert.Equal([2, 1], Rank(ModelWith(), [cut, Composed(2, piece)]).Select(score => score.Composition.Number));
        Assert.Equal(0, Rank(ModelWith(), [cut])[0].Ending);
    }

    [Fact]
    public void WhatIsNotKnownIsLeftOut()
    {
        var untellable = Rank(ModelWith(), [Composed(1, PieceOf(61) with { Keys = [] })])[0];

        Assert.Equal((null, null, null, null, null, null), (untellable.NatsPerUnit, untellable.Likelihood, untellable.Statistics, untellable.Form, untellable.Ending, untellable.Copying));
        Assert.Equal(CandidateScore.Worst, untellable.Total);
    }

    private static CandidateScore[] Rank(Model model, IReadOnlyList<Composition> compositions)
    {
        using var one = new WorkerTeam(1);
        using var two = new WorkerTeam(2);
        CandidateScore[] ranking = [.. CandidateRanking.Of(model, compositions, one)];
        Assert.Equal(ranking, CandidateRanking.Of(model, compositions, two));
        return ranking;
    }

    private static Model ModelWith(params MetricSpread[] metrics)
    {
        var model = SmallModels.UntrainedWithFeatures();
        return new Model(model.Tokenizer, (FrameNetwork)model.Network, model.Record with { Metrics = metrics.Length == 0 ? null : metrics });
    }

    private static Composition Composed(int number, Piece piece) => new(piece, number, 10, CompositionEnding.ByNetwork);

    private static Piece PieceOf(params int[] pitches) => new()
    {
        TicksPerQuarter = 12,
        Meters = [new MeterChange(0, new Meter(2, 4))],
        Keys = [new KeyChange(0, Key.CMajor)],
        Parts = [new Part { Notes = [.. pitches.Select((pitch, place) => new Note(place * 12, 12, pitch, 88))] }],
    };
}
