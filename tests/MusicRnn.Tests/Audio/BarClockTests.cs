using MusicRnn.Audio;
using MusicRnn.Music;

namespace MusicRnn.Tests.Audio;

public sealed class BarClockTests
{
    private const int Rate = 48_000;

    private static readonly Piece Changing = new()
    {
        TicksPerQuarter = 96,
        Parts = [new Part { Notes = [new Note(0, 96, 60, 80), new Note(6000, 96, 60, 80)] }],
        Tempos = new TempoMap([new TempoChange(0, 400_000), new TempoChange(333, 777_777), new TempoChange(2000, 300_001)]),

        // A pickup of one quarter, then bars of three of which the last is cut short by six eighths.
        Meters = [new MeterChange(0, Meter.Common), new MeterChange(96, new Meter(3, 4)), new MeterChange(2100, new Meter(6, 8))],
    };

    [Fact]
    public void EachBarBeginsWhereItIsDrawn()
    {
        var clock = new BarClock(Changing, Rate);
        foreach (var (index, bar) in Bars.Of(Changing).Index())
        {
            var frame = (long)Math.Round(Changing.Tempos.SecondsAt(bar.Start, Changing.TicksPerQuarter) * Rate);

            Assert.Equal(new BarPosition(index + 1, 1), clock.At(frame));
            if (index > 0)
            {
                Assert.Equal(index, clock.At(frame - 2).Bar);
            }
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(96 + 288, 3, 1)]
    [InlineData(96 + 288 + 96, 3, 2)]
    [InlineData(96 + 288 + 287, 3, 3)]
    [InlineData(2100 + 48 * 5, 9, 6)]
    public void BeatsAreThoseOfTheMeter(int tick, int bar, int beat)
    {
        var frame = (long)Math.Round(Changing.Tempos.SecondsAt(tick, Changing.TicksPerQuarter) * Rate);

        Assert.Equal(new BarPosition(bar, beat), new BarClock(Changing, Rate).At(frame));
    }
}
