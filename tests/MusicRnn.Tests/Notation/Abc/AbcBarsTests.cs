using MusicRnn.Music;

namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcBarsTests
{
    private const string Header = "X:1\nM:4/4\nL:1/4\nK:C\n";

    [Fact]
    public void AShortFirstBarIsAPickup()
    {
        var piece = AbcText.Tune(Header + "G|C2D2|E3|]\n");

        Assert.Equal([new MeterChange(0, Meter.Common), new MeterChange(480, Meter.Common)], piece.Meters);
        Assert.Equal("0+480 480+1920 2400+1920", AbcText.BarStarts(piece));
        Assert.Equal(480 + 1920 + 1440, piece.End);
        Assert.Equal(88, piece.Parts[0].Notes[0].Velocity); // the fourth beat, not the first
    }

    [Fact]
    public void ABarSplitByARepeatSignIsPutTogetherAgain()
    {
        var piece = AbcText.Tune(Header + "|:G|C2D2|E3:|\n");

        Assert.Equal("0+480 480+1920 2400+1920 4320+1920 6240+1920", AbcText.BarStarts(piece));
        Assert.Equal(2, piece.Meters.Length);
    }

    [Fact]
    public void AShortBarThatNothingCompletesBeginsTheBarsAnew()
    {
        var piece = AbcText.Tune(Header + "G|C2D2|E3||F4|\n");

        Assert.Equal("0+480 480+1920 2400+1440 3840+1920", AbcText.BarStarts(piece));
        Assert.Equal([0, 480, 3840], piece.Meters.Select(change => change.Tick));
    }

    [Fact]
    public void AChangeOfMeterDrawsNewBars()
    {
        var piece = AbcText.Tune(Header + "C4|[M:3/4]D3|E3|\nM:C|\nF4|\n");

        Assert.Equal([new MeterChange(0, Meter.Common), new MeterChange(1920, new Meter(3, 4)), new MeterChange(4800, new Meter(2, 2))], piece.Meters);
        Assert.Equal("0+1920 1920+1440 3360+1440 4800+1920", AbcText.BarStarts(piece));
    }

    [Fact]
    public void InFreeMeterEachBarIsAsLongAsItIsWritten()
    {
        var piece = AbcText.Tune("X:1\nM:none\nL:1/4\nK:C\nCDE|CDEFG|C/|\n");

        Assert.Equal([new MeterChange(0, new Meter(3, 4)), new MeterChange(1440, new Meter(5, 4)), new MeterChange(3840, new Meter(1, 8))], piece.Meters);
    }

    [Theory]
    [InlineData("C4|D3|E4|", "line 5, column 6: bar 2 holds 3/4, the meter says 4/4.")]
    [InlineData("G|C4|D5|E4|", "line 5, column 8: bar 2 holds 5/4, the meter says 4/4.")]
    [InlineData("C4|D7/2|E4|", "line 5, column 8: bar 2 holds 7/8, the meter says 4/4.")]
    public void ABarOfTheWrongLengthIsReported(string music, string expected)
    {
        var text = Header + music + "\n";

        Assert.StartsWith(expected, AbcText.Problem(text), StringComparison.Ordinal);
        Assert.Contains(Bars.Of(AbcText.Read(text).Pieces[0]), bar => bar.Start == AbcText.Read(text).Pieces[0].Parts[0].Notes[^1].Start);
    }

    [Theory]
    [InlineData("CD||EF|G4|")]
    [InlineData("CD:|EF|G4|")]
    [InlineData("C4|D\nP:B\nE3|F4|")]
    [InlineData("C4|D2")]
    [InlineData("C4|D2.|D2|E4|")] // a dotted line within the bar
    public void ABarMayBeSplitWhereASectionEnds(string music) => AbcText.Tune(Header + music + "\n");
}
