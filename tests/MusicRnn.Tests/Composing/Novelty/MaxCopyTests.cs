using MathNet.Numerics.Random;
using MusicRnn.Composing;
using MusicRnn.Composing.Novelty;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Novelty;

public sealed class MaxCopyTests
{
    private static readonly Model Model = SmallModels.UntrainedWithNovelty();

    private static readonly ComposingOptions New = SmallModels.LearnedMusic with { Seed = 4 };

    private static readonly Piece[] Learned = LearnedPieces();

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void NoPieceCopiesMoreThanIsAllowed(int notes)
    {
        var free = Compose(New with { Count = 150 });
        var limited = Compose(New with { Count = 150, MaxCopy = notes });

        Assert.InRange(free.Count(composition => BruteForce.LongestRun(composition.Piece, Learned) > notes), 10, 140);
        Assert.Equal(150, limited.Length);
        Assert.Equal(0, limited.Count(composition => BruteForce.LongestRun(composition.Piece, Learned) > notes));
    }

    [Fact]
    public void EachPieceComesWithItsLongestCopy()
    {
        var compositions = Compose(New with { Count = 60 });

        Assert.Equal(compositions.Select(composition => BruteForce.LongestRun(composition.Piece, Learned)), compositions.Select(composition => composition.LongestCopy!.Notes));
        Assert.All(compositions.Where(composition => composition.LongestCopy!.Notes > 0), composition => Assert.StartsWith("learned ", composition.LongestCopy!.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void TheSameSeedGivesTheSamePiecesForAnyNumberOfWorkers()
    {
        var options = New with { Count = 70, MaxCopy = 4 };

        Assert.Equal(Compose(options, workers: 1), Compose(options, workers: 2));
        Assert.Equal(Compose(options).Take(9), Compose(options with { Count = 9 }));
    }

    // The decoder's notes are known before they are drawn, so that hardly any piece has to be composed again.
    [Fact]
    public void TheRuleItselfKeepsNearlyAllPiecesWithinTheLimit()
    {
        var drawn = 0L;
        var kept = Compose(New with { Count = 150, MaxCopy = 5 }, progress: progress => drawn = progress.Tokens)
            .Sum(composition => (long)composition.TokenCount);

        Assert.InRange(drawn, kept, kept * 1.1);
    }

    [Fact]
    public void APrimerMayCopy()
    {
        var source = MelodyAlone();
        var options = New with { Count = 20, Primer = source, PrimerBars = 8, MaxCopy = 4 };

        var compositions = Compose(options);

        var given = Model.Tokenizer.Decode(Model.Tokenizer.EncodeBeginning(source, 8));
        var notes = given.Parts[0].Notes;
        Assert.True(BruteForce.LongestRun(given, Learned) > 4);
        Assert.All(compositions, composition => Assert.Equal(notes.Select(note => (note.Start, note.Pitch)), composition.Piece.Parts[0].Notes.Take(notes.Length).Select(note => (note.Start, note.Pitch))));

        // The note given last may get a higher one above it, which the line then goes through.
        Assert.All(compositions, composition => Assert.True(composition.LongestCopy!.Notes >= BruteForce.LongestRun(given, Learned) - 1));
    }

    [Fact]
    public void SaysWhenNoPieceKeepsToTheLimit()
    {
        var known = new NoveltyIndex([.. AllPairs()], leftOut: 0);
        var model = new Model(Model.Tokenizer, Model.Network, Model.Record) { Novelty = known };
        using var team = new WorkerTeam(1);

        // A part that plays pitches has to be there, and notes enough.
        var error = Assert.Throws<MusicRnnException>(() => new Composer(model, team).Compose(
            new ComposingOptions { Count = 2, Bars = 20, MaxCopy = 2, Primer = MelodyAlone(), PrimerBars = 0 }, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(
            "no piece could be had that copies at most 2 notes in a row: each of 50 attempts copied more. Allow more notes, or raise the temperature.",
            error.Message);
    }

    [Fact]
    public void AsksForAModelThatKnowsWhatItHasLearnedFrom()
    {
        using var team = new WorkerTeam(1);

        var error = Assert.Throws<MusicRnnException>(() => new Composer(SmallModels.Untrained(), team).Compose(
            new ComposingOptions { MaxCopy = 12 }, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(
            "the model does not say what it has learned from, so what it copies cannot be limited: train it again with this version, or leave --max-copy out.",
            error.Message);
    }

    [Fact]
    public void WithoutAnIndexNothingIsSaidOfCopies()
    {
        using var team = new WorkerTeam(1);

        var composition = Assert.Single(new Composer(SmallModels.Untrained(), team).Compose(new ComposingOptions { MaximumBars = 4 }, cancellation: TestContext.Current.CancellationToken));

        Assert.Null(composition.LongestCopy);
    }

    [Fact]
    public void SeedsOfAttemptsAreAllDifferent()
    {
        Assert.Equal(PieceSeed.Of(3, 4), PieceSeed.Of(3, 4, attempt: 0));
        Assert.Equal(5000, Enumerable.Range(0, 100).SelectMany(index => Enumerable.Range(0, 50).Select(attempt => PieceSeed.Of(1, index, attempt))).Distinct().Count());
    }

    // All of these draw from the same few notes: chords in any order, notes that turn into others, all kinds of times.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void ALineKnowsWhichNoteWouldMakeItsRunTooLong(int notes)
    {
        const int unitsPerQuarter = 4;
        const int tunes = 20;
        var pitches = notes > 3 ? 2 : 3;
        var (tooLong, fine) = (0, 0);
        var chance = new Xoshiro256StarStar(notes, threadSafe: false);
        var sources = Enumerable.Range(0, 30).Select(_ => Melody(chance, 30)).ToArray();
        var limit = new CopyLimit(new NoveltyIndex([.. sources.Select((piece, index) => new IndexedPiece($"{index}", StepLine.AllOf(piece)))], leftOut: 0), notes);
        for (var tune = 0; tune < tunes; tune++)
        {
            var line = new GrowingLine(limit, unitsPerQuarter);
            var struck = new List<PreviewedNote>();
            var start = 0;
            for (var note = 0; note < 40; note++)
            {
                start += chance.Next(3) == 0 ? 0 : 1 + chance.Next(2);
                var next = new PreviewedNote(0, start, 60 + chance.Next(pitches), ReplacesLast: struck.Count > 0 && struck[^1].Start == start && chance.Next(2) == 0);
                var expected = EndsInLongRun(With(struck, next), sources, notes) && !TopOf(struck).Equals(TopOf(With(struck, next)));
                Assert.Equal(expected, line.WouldCopyTooMuch(next));
                (tooLong, fine) = expected ? (tooLong + 1, fine) : (tooLong, fine + 1);
                line.Take(next);
                struck = With(struck, next);
            }
        }

        Assert.InRange(tooLong, 20, int.MaxValue);
        Assert.InRange(fine, 20, int.MaxValue);

        Piece Melody(Xoshiro256StarStar chance, int count)
        {
            var start = 0;
            return new Piece { TicksPerQuarter = unitsPerQuarter, Parts = [new Part { Notes = [.. Enumerable.Range(0, count).Select(_ => new Note(start += 1 + chance.Next(2), 1, 60 + chance.Next(pitches), 80))] }] };
        }
    }

    private static List<PreviewedNote> With(List<PreviewedNote> struck, PreviewedNote next) =>
        [.. next.ReplacesLast ? struck.SkipLast(1) : struck, next];

    private static (int Start, int Pitch) TopOf(List<PreviewedNote> struck) =>
        struck.Count == 0 ? (-1, -1) : (struck[^1].Start, struck.Where(note => note.Start == struck[^1].Start).Max(note => note.Pitch));

    private static bool EndsInLongRun(List<PreviewedNote> struck, Piece[] sources, int notes)
    {
        var line = struck.GroupBy(note => note.Start).Select(onset => (onset.Key, onset.Max(note => note.Pitch))).TakeLast(notes + 1).ToArray();
        if (line.Length <= notes)
        {
            return false;
        }

        var end = new Piece { TicksPerQuarter = 4, Parts = [new Part { Notes = [.. line.Select(note => new Note(note.Key, 1, note.Item2, 80))] }] };
        return BruteForce.LongestRun(end, sources) > notes;
    }

    // Every three notes that this vocabulary can make.
    private static IEnumerable<IndexedPiece> AllPairs()
    {
        int[] intervals = [-4, -2, 0, 2, 4];
        int[] times = [.. Enumerable.Range(1, 100)];
        int[] steps = [.. intervals.SelectMany(interval => times.Select(time => MelodicStep.Of(interval, time, NoteGrid.UnitsPerQuarter / 6)))];
        return steps.SelectMany(first => steps.Select(second => new IndexedPiece("all", [new StepLine([first, second], [1, 1, 1])])));
    }

    private static Piece MelodyAlone() => Learned.First(piece => piece.Parts is [{ IsPercussion: false, Notes.Length: > 12 }]);

    private static Piece[] LearnedPieces()
    {
        using var team = new WorkerTeam(1);
        return [.. new Composer(SmallModels.Untrained(), team).Compose(SmallModels.LearnedMusic).Select(composition => composition.Piece)];
    }

    private static Composition[] Compose(ComposingOptions options, int workers = 2, Action<ComposingProgress>? progress = null)
    {
        using var team = new WorkerTeam(workers);
        return [.. new Composer(Model, team).Compose(options, progress, TestContext.Current.CancellationToken)];
    }
}
