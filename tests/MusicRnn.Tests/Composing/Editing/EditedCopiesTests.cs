using MusicRnn.Composing;
using MusicRnn.Composing.Editing;
using MusicRnn.Composing.Novelty;
using MusicRnn.Composing.Sampling;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tests.Composing.Novelty;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Editing;

/// <summary>What the new notes of edited pieces may copy, checked by trying every note against every other.</summary>
public sealed class EditedCopiesTests
{
    private const int Limit = 3;

    private static readonly Model Model = SmallModels.UntrainedWithNovelty();
    private static readonly Piece[] Learned = LearnedPieces();

    // What the model takes to have learned itself: all that is given is a copy.
    private static readonly Piece[] Sources = [.. Learned.Where(piece => piece.Parts[0] is { IsPercussion: false, Notes.Length: > 15 }).Take(6)];

    private static readonly EditingOptions Options = new() { Count = 6, Candidates = 8, Sampling = new SamplingOptions { Temperature = 0.6 } };

    public static TheoryData<string> Edits => ["rewritten", "varied", "harmonized", "continued"];

    [Theory]
    [InlineData("rewritten", Limit)]
    [InlineData("varied", Limit)]
    [InlineData("harmonized", 2)]
    [InlineData("continued", Limit)]
    public void NoRunWithANewNoteIsLongerThanIsAllowed(string edit, int limit)
    {
        var free = Sources.SelectMany(piece => Edit(edit, piece, Options)).ToArray();
        var limited = Sources.SelectMany(piece => Edit(edit, piece, Options with { MaxCopy = limit })).ToArray();

        Assert.InRange(free.Count(piece => piece.Longest > limit), 1, free.Length);
        Assert.NotEmpty(limited);
        Assert.All(limited, piece => Assert.InRange(piece.Longest, 0, limit));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void TheLongestRunWithANewNoteIsTold(string edit)
    {
        foreach (var piece in Sources.Take(2).SelectMany(piece => Edit(edit, piece, Options)))
        {
            Assert.Equal(piece.Longest, piece.Told!.Notes);
        }
    }

    [Fact]
    public void WhatWasGivenStaysThoughItIsACopy()
    {
        foreach (var (piece, _, _) in Edit("rewritten", Sources[0], Options with { MaxCopy = Limit }))
        {
            var (from, to) = (BarsOf(piece)[4].Start, BarsOf(piece)[5].End);
            Assert.Equal(Sources[0].Parts[0].Notes.Where(note => note.Start < from || note.Start >= to), piece.Parts[0].Notes.Where(note => note.Start < from || note.Start >= to));
            Assert.True(BruteForce.LongestRun(piece, Learned) > Limit);
        }
    }

    [Fact]
    public void TheSameSeedGivesTheSameForAnyNumberOfWorkers()
    {
        var options = Options with { MaxCopy = Limit, Sweeps = 2, Candidates = 7 };

        Assert.Equal(Edit("rewritten", Sources[1], options, workers: 1), Edit("rewritten", Sources[1], options, workers: 3));
    }

    // Any two steps there can be are in this index, and in nine bars there are hardly ever fewer than three notes.
    [Fact]
    public void SaysWhenNoCandidateKeepsToTheLimit()
    {
        int[] times = [.. Enumerable.Range(1, 100)];
        int[] intervals = [-4, -2, 0, 2, 4];
        int[] steps = [.. intervals.SelectMany(interval => times.Select(time => MelodicStep.Of(interval, time, NoteGrid.UnitsPerQuarter / 6)))];
        var all = new IndexedPiece("all", [.. steps.SelectMany(first => steps.Select(second => new StepLine([first, second], [1, 1, 1])))]);
        var model = new Model(Model.Tokenizer, Model.Network, Model.Record) { Novelty = new NoveltyIndex([all], leftOut: 0) };
        using var team = new WorkerTeam(2);

        var error = Assert.Throws<MusicRnnException>(() => new PieceEditor(model, team).Rewrite(
            Sources[0], (1, 9), Options with { MaxCopy = 2, Candidates = 2, Count = 1 }, cancellation: TestContext.Current.CancellationToken));

        Assert.StartsWith("no piece could be had whose new notes copy at most 2 notes in a row", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AsksForAModelThatKnowsWhatItHasLearnedFrom()
    {
        using var team = new WorkerTeam(1);
        var editor = new PieceEditor(SmallModels.Untrained(), team);

        var error = Assert.Throws<MusicRnnException>(() => editor.Vary(Sources[0], 0.5, Options with { MaxCopy = 12 }, cancellation: TestContext.Current.CancellationToken));

        Assert.StartsWith("the model does not say what it has learned from", error.Message, StringComparison.Ordinal);
    }

    private static (Piece Piece, int Longest, CopiedRun? Told)[] Edit(string edit, Piece piece, EditingOptions options, int workers = 2)
    {
        using var team = new WorkerTeam(workers);
        var editor = new PieceEditor(Model, team);
        var cancellation = TestContext.Current.CancellationToken;
        var bars = BarsOf(piece);
        if (edit == "continued")
        {
            var composing = new ComposingOptions { Count = options.Count, MaxCopy = options.MaxCopy, Sampling = options.Sampling };
            return [.. editor.Continue(piece, 30, composing, cancellation: cancellation).Select(each => (each.Piece, Longest(each.Piece, (_, tick) => tick >= piece.End), each.LongestCopy))];
        }

        var edited = edit switch
        {
            "rewritten" => editor.Rewrite(piece, (5, 6), options, cancellation: cancellation),
            "varied" => editor.Vary(piece, 0.4, options, cancellation: cancellation),
            _ => editor.Harmonize(piece, 1, options, cancellation: cancellation),
        };
        return [.. edited.Select(each => (each.Piece, Longest(each.Piece, (part, tick) => edit == "harmonized" ? part != 0 : each.Bars.Any(bar => tick >= bars[bar - 1].Start && tick < bars[bar - 1].End)), each.LongestCopy))];

        static int Longest(Piece piece, Func<int, int, bool> isNew) => BruteForce.LongestRun(piece, Learned, isNew);
    }

    // Without a pickup.
    private static Bar[] BarsOf(Piece piece)
    {
        var bars = Bars.Of(piece).ToArray();
        return bars[0].Length < bars[1].Length ? bars[1..] : bars;
    }

    private static Piece[] LearnedPieces()
    {
        using var team = new WorkerTeam(1);
        return [.. new Composer(SmallModels.Untrained(), team).Compose(SmallModels.LearnedMusic).Select(composition => composition.Piece)];
    }
}
