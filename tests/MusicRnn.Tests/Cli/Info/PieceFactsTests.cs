using MusicRnn.Cli.Info;
using MusicRnn.Music;

namespace MusicRnn.Tests.Cli.Info;

public sealed class PieceFactsTests
{
    private static readonly Piece Waltz = new()
    {
        Title = "Waltz",
        TicksPerQuarter = 12,
        Tempos = new TempoMap([new TempoChange(0, 500_000), new TempoChange(48, 1_000_000)]),
        Meters = [new MeterChange(0, new Meter(3, 4)), new MeterChange(12, new Meter(3, 4)), new MeterChange(48, new Meter(2, 4))],
        Keys = [new KeyChange(0, new Key(-3, Mode.Minor))],
        Texts = [new TextEvent(0, TextKind.Composer, "Anon."), new TextEvent(0, TextKind.Lyric, "la")],
        Parts =
        [
            new Part { Program = 40, Notes = [new Note(0, 12, 60, 50), new Note(12, 36, 64, 70), new Note(24, 36, 67, 90), new Note(48, 24, 55, 20)] },
            new Part { Channel = 9, IsPercussion = true },
        ],
    };

    [Fact]
    public void ThePickupIsNotCountedAsABar()
    {
        var facts = PieceFacts.Of(Waltz, 1);

        Assert.True(facts.HasPickup);
        Assert.Equal(2, facts.Bars);
        Assert.Equal([(0, "3/4"), (1, "3/4"), (2, "2/4")], facts.Meters.Select(change => (change.Bar, change.Value)));
        Assert.Equal([(0, 120.0), (2, 60.0)], facts.Tempos.Select(change => (change.Bar, change.Value)));
        Assert.Equal(4, facts.Seconds, precision: 9);
        Assert.Equal(["Anon."], facts.Composers);
    }

    [Fact]
    public void APartTellsItsRangeAndHowManyNotesSoundAtOnce()
    {
        var facts = PieceFacts.Of(Waltz, 1).Parts;

        Assert.Equal(
            ("Violin", 4, 55, 67, 20, 90, 2),
            (facts[0].Instrument, facts[0].Notes, facts[0].LowestPitch!.Value, facts[0].HighestPitch!.Value, facts[0].LowestVelocity!.Value, facts[0].HighestVelocity!.Value, facts[0].Polyphony));
        Assert.Equal(("Percussion", 0, null), (facts[1].Instrument, facts[1].Polyphony, facts[1].LowestPitch));
    }

    [Fact]
    public void OneLineSumsUpThePiece() =>
        Assert.Equal("C minor · 3/4, 2/4 from bar 2 · 120 quarters a minute, 60 from bar 2 · 2 bars and a pickup · 0:04", PieceText.Summary(PieceFacts.Of(Waltz, 1)));

    [Fact]
    public void APieceWithoutAnythingHasFactsToo() =>
        Assert.Equal("0 bars · 0:00", PieceText.Summary(PieceFacts.Of(new Piece { TicksPerQuarter = 1 }, 1)));

    [Fact]
    public void BarLinesWithoutEndAreNotCounted()
    {
        var piece = new Piece { TicksPerQuarter = 1, End = 1 << 28, Meters = [new MeterChange(0, new Meter(1, 128))] };

        Assert.Equal(100_000, PieceFacts.Of(piece, 1).Bars);
    }
}
