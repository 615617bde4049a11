using MusicRnn.Music;

namespace MusicRnn.Tests.Music;

public sealed class BarsTests
{
    private static Piece PieceOf(int end, params MeterChange[] meters) =>
        new() { TicksPerQuarter = 4, Meters = [.. meters], End = end };

    [Fact]
    public void WithoutAMeterTheBarsAreInCommonTime() =>
        Assert.Equal([new Bar(0, 16, Meter.Common), new Bar(16, 16, Meter.Common)], Bars.Of(PieceOf(17)));

    [Fact]
    public void ARepeatedMeterMakesTheFirstBarAPickup()
    {
        var waltz = new Meter(3, 4);

        var bars = Bars.Of(PieceOf(28, new MeterChange(0, waltz), new MeterChange(4, waltz))).ToArray();

        Assert.Equal([new Bar(0, 4, waltz), new Bar(4, 12, waltz), new Bar(16, 12, waltz)], bars);
    }

    [Fact]
    public void AMeterChangeInTheMiddleCutsTheBarBeforeIt()
    {
        var jig = new Meter(6, 8);

        var bars = Bars.Of(PieceOf(36, new MeterChange(24, jig))).ToArray();

        Assert.Equal([new Bar(0, 16, Meter.Common), new Bar(16, 8, Meter.Common), new Bar(24, 12, jig)], bars);
    }

    [Fact]
    public void AnEmptyPieceHasNoBars() => Assert.Empty(Bars.Of(PieceOf(0)));
}
