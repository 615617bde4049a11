using MusicRnn.Composing;
using MusicRnn.Composing.Editing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Editing;

public sealed class PieceEditorTests
{
    private const int Bar = 960;

    private static readonly Model Model = SmallModels.UntrainedWithFeatures();

    public static TheoryData<bool> Pickups => new(false, true);

    [Theory]
    [MemberData(nameof(Pickups))]
    public void RewritingLeavesEverythingOutsideTheBarsUntouched(bool hasPickup)
    {
        var (piece, shift) = hasPickup ? (EditingPieces.WithPickup, 480) : (EditingPieces.TwoParts, 0);
        var (from, to) = (shift + (2 * Bar), shift + (4 * Bar));
        foreach (var edited in Edit(editor => editor.Rewrite(piece, (3, 4), new EditingOptions { Count = 3, Candidates = 8 })))
        {
            Assert.Equal(Outside(piece), Outside(edited.Piece));
            Assert.NotEqual(piece, edited.Piece);
            Assert.Equal([3, 4], edited.Bars);
            Assert.All(edited.Piece.Parts.SelectMany(part => part.Notes).Where(note => note.Start >= from && note.Start < to), note => Assert.True(note.End <= to));
        }

        Piece Outside(Piece each) => each with
        {
            Parts = [.. each.Parts.Select(part => part with { Notes = [.. part.Notes.Where(note => note.Start < from || note.Start >= to)] })],
            Chords = [.. each.Chords.Where(chord => chord.Tick < from || chord.Tick >= to)],
        };
    }

    [Fact]
    public void ANoteThatSoundsIntoTheBarsStaysAndOneThatSoundsOutOfThemGoes()
    {
        var bass = EditingPieces.TwoParts.Parts[2];
        var held = new Note(1920 - 480, 960, 62, 41);
        var leaving = new Note(3840 - 480, 960, 64, 41);
        var piece = EditingPieces.TwoParts with { Parts = EditingPieces.TwoParts.Parts.SetItem(2, bass with { Notes = [.. bass.Notes, held, leaving] }) };

        var edited = Edit(editor => editor.Rewrite(piece, (3, 4), new EditingOptions { Candidates = 4 }))[0].Piece.Parts[2];

        Assert.Contains(held, edited.Notes);
        Assert.DoesNotContain(leaving, edited.Notes);
        Assert.DoesNotContain(edited.Notes, note => note.Pitch == 62 && note != held && note.Start > held.Start && note.Start < held.End);
    }

    [Fact]
    public void TheSameSeedGivesTheSameBars()
    {
        var options = new EditingOptions { Count = 2, Seed = 6, Candidates = 10 };

        var once = Pieces(Edit(editor => editor.Rewrite(EditingPieces.TwoParts, (2, 5), options), workers: 1));

        Assert.Equal(once, Pieces(Edit(editor => editor.Rewrite(EditingPieces.TwoParts, (2, 5), options), workers: 2)));
        Assert.Equal(once[..1], Pieces(Edit(editor => editor.Rewrite(EditingPieces.TwoParts, (2, 5), options with { Count = 1 }))));
    }

    [Fact]
    public void OtherNumbersAndOtherSeedsGiveOtherBars()
    {
        var options = new EditingOptions { Count = 2, Candidates = 2, Sweeps = 0 };

        var pieces = Pieces(Edit(editor => editor.Rewrite(EditingPieces.TwoParts, (2, 5), options)))
            .Concat(Pieces(Edit(editor => editor.Rewrite(EditingPieces.TwoParts, (2, 5), options with { Seed = 7 }))));

        Assert.Equal(4, pieces.Distinct().Count());
    }

    [Fact]
    public void SweepsMakeTheBarsFitBetter()
    {
        using var team = new WorkerTeam(2);
        RewritingTrial[] TrialsWith(int sweeps) =>
        [
            .. Enumerable.Range(1, 12).Select(seed => RewritingTrial.Of(
                Model, EditingPieces.TwoParts, (2, 4), new EditingOptions { Seed = seed, Candidates = 4, Sweeps = sweeps }, team, cancellation: TestContext.Current.CancellationToken)),
        ];

        var (none, three) = (TrialsWith(sweeps: 0), TrialsWith(sweeps: 3));

        Assert.True(none.Average(trial => trial.Rewritten) > none.Average(trial => trial.Forward));
        Assert.True(three.Average(trial => trial.Rewritten) > none.Average(trial => trial.Rewritten));
        Assert.Single(none.Concat(three).Select(trial => trial.Original).Distinct());
    }

    [Theory]
    [InlineData(5, 7, "there are no bars 5 to 7: expected bars from 1 to 6, as many as the piece has.")]
    [InlineData(0, 2, "there are no bars 0 to 2: expected bars from 1 to 6, as many as the piece has.")]
    [InlineData(4, 3, "bar 3 comes before bar 4: expected the first bar, then the last.")]
    public void RejectsBarsThatThePieceDoesNotHave(int from, int to, string expected)
    {
        var error = Assert.Throws<MusicRnnException>(() => Edit(editor => editor.Rewrite(EditingPieces.TwoParts, (from, to), new EditingOptions())));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void RejectsAMeterThatTheModelDoesNotKnow()
    {
        var piece = EditingPieces.TwoParts with { Meters = [new MeterChange(0, new Meter(7, 8))] };

        var error = Assert.Throws<MusicRnnException>(() => Edit(editor => editor.Rewrite(piece, (1, 1), new EditingOptions())));

        Assert.Equal("the music cannot be told in the model's tokens: the vocabulary has no token 'Meter 7/8'. Choose music that is like what the model has learned.", error.Message);
    }

    [Fact]
    public void ContinuingKeepsThePieceAndAddsBars()
    {
        foreach (var piece in (Piece[])[EditingPieces.TwoParts, EditingPieces.WithPickup])
        {
            foreach (var continued in Edit(editor => editor.Continue(piece, 3, new ComposingOptions { Count = 3 })))
            {
                var longer = continued.Piece;
                var old = longer with
                {
                    Parts = [.. longer.Parts.Select(part => part with { Notes = [.. part.Notes.Where(note => note.Start < piece.End)] })],
                    Meters = [.. longer.Meters.Where(change => change.Tick < piece.End)],
                    Keys = [.. longer.Keys.Where(change => change.Tick < piece.End)],
                    Tempos = new TempoMap(longer.Tempos.Changes.Where(change => change.Tick < piece.End)),
                    End = piece.End,
                };
                Assert.Equal(piece, old);
                Assert.Equal(Bars.Of(piece).Count() + 3, Bars.Of(longer).Count());
                Assert.True(longer.NoteCount > piece.NoteCount);
            }
        }
    }

    [Fact]
    public void RejectsToContinueToMoreBarsThanThereMayBe()
    {
        var error = Assert.Throws<MusicRnnException>(() => Edit(editor => editor.Continue(EditingPieces.TwoParts, 9_999, new ComposingOptions())));

        Assert.Equal("6 bars and 9999 new ones are too many: expected at most 10000 in all.", error.Message);
    }

    [Fact]
    public void AVariationOfNothingIsThePiece()
    {
        var varied = Edit(editor => editor.Vary(EditingPieces.WithPickup, 0, new EditingOptions { Candidates = 4 }))[0];

        Assert.Equal(EditingPieces.WithPickup, varied.Piece);
        Assert.Empty(varied.Bars);
    }

    [Fact]
    public void AVariationKeepsTheOtherBarsAndWhatHoldsThroughout()
    {
        foreach (var varied in Edit(editor => editor.Vary(EditingPieces.TwoParts, 0.5, new EditingOptions { Count = 4, Candidates = 6 })))
        {
            Assert.Equal(3, varied.Bars.Count);
            Assert.DoesNotContain(6, varied.Bars);
            foreach (var bar in Enumerable.Range(1, 6).Except(varied.Bars))
            {
                Assert.Equal(NotesOf(EditingPieces.TwoParts, bar), NotesOf(varied.Piece, bar));
            }

            Assert.Equal(EditingPieces.TwoParts.Meters, varied.Piece.Meters);
            Assert.Equal(EditingPieces.TwoParts.Tempos, varied.Piece.Tempos);
            Assert.Equal(EditingPieces.TwoParts.End, varied.Piece.End);
        }
    }

    [Fact]
    public void AFullVariationHasTheSameBarsAndAllOfThemNew()
    {
        var varied = Edit(editor => editor.Vary(EditingPieces.TwoParts, 1, new EditingOptions { Candidates = 6 }))[0];

        Assert.Equal([1, 2, 3, 4, 5, 6], varied.Bars);
        Assert.Equal(Bars.Of(EditingPieces.TwoParts), Bars.Of(varied.Piece));
        Assert.NotEqual(EditingPieces.TwoParts.Parts[1].Notes, varied.Piece.Parts[1].Notes);
    }

    // Frames know no meter: the bars are those of the piece, three frames each.
    [Fact]
    public void InFramesTheOtherBarsStayAndTheNewOnesGoToThePartsFromHighToLow()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 480,
            Meters = [new MeterChange(0, new Meter(3, 4))],
            Parts =
            [
                new Part { Name = "low", Notes = [.. Enumerable.Range(0, 12).Select(index => new Note(index * 480, 470, 40 + (index % 5), 70))] },
                new Part { Name = "high", Channel = 1, Notes = [.. Enumerable.Range(0, 12).Select(index => new Note(index * 480, 470, 60 + (index % 7), 90))] },
            ],
            End = 12 * 480,
        };
        var model = SmallModels.UntrainedWithFeatures(FrameTokenizer.ForPieces([piece], framesPerQuarter: 1));
        using var team = new WorkerTeam(2);

        foreach (var edited in new PieceEditor(model, team).Rewrite(piece, (2, 3), new EditingOptions { Count = 3, Candidates = 6 }).Select(each => each.Piece))
        {
            Assert.Equal(Outside(piece), Outside(edited));
            Assert.NotEqual(piece, edited);
            foreach (var high in edited.Parts[1].Notes)
            {
                Assert.All(edited.Parts[0].Notes.Where(low => low.Start < high.End && high.Start < low.End), low => Assert.True(low.Pitch <= high.Pitch));
            }
        }

        static Piece Outside(Piece each) => each with
        {
            Parts = [.. each.Parts.Select(part => part with { Notes = [.. part.Notes.Where(note => note.Start < 3 * 480 || note.Start >= 9 * 480)] })],
        };
    }

    private static IEnumerable<Note> NotesOf(Piece piece, int bar) =>
        piece.Parts.SelectMany(part => part.Notes).Where(note => note.Start >= (bar - 1) * Bar && note.Start < bar * Bar);

    private static Piece[] Pieces(IReadOnlyList<EditedPiece> edited) => [.. edited.Select(each => each.Piece)];

    private static IReadOnlyList<TEdited> Edit<TEdited>(Func<PieceEditor, IReadOnlyList<TEdited>> edit, int workers = 2)
    {
        using var team = new WorkerTeam(workers);
        return edit(new PieceEditor(Model, team));
    }
}
