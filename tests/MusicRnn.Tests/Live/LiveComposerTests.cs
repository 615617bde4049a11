using MusicRnn.Live;
using MusicRnn.Music;
using MusicRnn.Tests.Composing;

namespace MusicRnn.Tests.Live;

/// <summary>Bars that come one by one out of a model.</summary>
public sealed class LiveComposerTests
{
    [Fact]
    public void EveryBarIsAFullBarOfItsMeter()
    {
        foreach (var bar in Bars(HandDrivenSession.Composer(), 60))
        {
            Assert.Equal(bar.Music.Meters[0].Meter.BarTicks(480), bar.Ticks);
            Assert.All(bar.Music.Parts.SelectMany(part => part.Notes), note => Assert.InRange(note.Start, 0, bar.Ticks - 1));
        }
    }

    [Fact]
    public void TheNextPieceFollowsOnTheNextBar()
    {
        var bars = Bars(HandDrivenSession.Composer(barsInPiece: 5), 40);

        Assert.Equal(bars.Select(bar => bar.PieceNumber).Order(), bars.Select(bar => bar.PieceNumber));
        Assert.All(bars.GroupBy(bar => bar.PieceNumber).SkipLast(1), piece => Assert.InRange(piece.Count(), 1, 6));
        Assert.True(bars[^1].PieceNumber >= 7);
    }

    [Fact]
    public void TheSameSeedGivesTheSameBars() =>
        Assert.Equal(Bars(HandDrivenSession.Composer(seed: 4), 20).Select(bar => bar.Music), Bars(HandDrivenSession.Composer(seed: 4), 20).Select(bar => bar.Music));

    [Fact]
    public void TheBarsTogetherAreThePiece()
    {
        var composer = HandDrivenSession.Composer(seed: 3, barsInPiece: 10);
        var bars = Bars(composer, 10).TakeWhile(bar => bar.PieceNumber == 1).ToArray();
        var piece = bars[0].Origin!.Decoder.ToPiece();

        // Up to those bars whose notes might still have become longer.
        Assert.Equal(piece.Parts.SelectMany(part => part.Notes).Count(note => note.Start < bars.Sum(bar => bar.Ticks)), bars.Sum(bar => bar.Music.NoteCount));
    }

    [Fact]
    public void GoingBackKeepsWhatCameBefore()
    {
        var composer = HandDrivenSession.Composer(seed: 2, barsInPiece: 40);
        var bar = Enumerable.Range(0, 200).Select(_ => composer.Next()).First(each => each.Index == 3);
        composer.ReturnTo(bar);
        var again = composer.Next();

        Assert.Equal((bar.PieceNumber, bar.Index), (again.PieceNumber, again.Index));
        Assert.NotSame(bar.Origin, again.Origin);
        var branch = bar.Origin!.BranchAt(3).Tokens;
        Assert.Equal(branch, again.Origin!.Tokens.Take(branch.Count));
        Assert.Equal(3, branch.Count(SmallModels.Tokenizer.BeginsBar) - 1);
    }

    [Fact]
    public void MoreDensityGivesMoreNotes()
    {
        var (sparse, dense) = (HandDrivenSession.Composer(barsInPiece: 40), HandDrivenSession.Composer(barsInPiece: 40));
        sparse.Controls = new LiveControls { Temperature = 1, Density = -2 };
        dense.Controls = new LiveControls { Temperature = 1, Density = 2 };

        Assert.True(Bars(dense, 60).Sum(bar => bar.Music.NoteCount) > 1.5 * Bars(sparse, 60).Sum(bar => bar.Music.NoteCount));
    }

    [Fact]
    public void APickupStandsAtTheEndOfAFullBar()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 12,
            Parts = [new Part { Notes = [new Note(0, 12, 60, 80), new Note(12, 12, 62, 80)] }],
            Meters = [new MeterChange(0, new Meter(3, 4)), new MeterChange(12, new Meter(3, 4))],
        };
        var (music, ticks) = BarCutter.Cut(piece, MusicRnn.Music.Bars.Of(piece).First(), isFirst: true, null);

        Assert.Equal(3 * 480, ticks);
        Assert.Equal(new Note(2 * 480, 480, 60, 80), Assert.Single(music.Parts[0].Notes));
    }

    private static List<ComposedBar> Bars(LiveComposer composer, int count) => [.. Enumerable.Range(0, count).Select(_ => composer.Next())];
}
