using MusicRnn.Tokens.Guides;

namespace MusicRnn.Tests.Tokens.Guides;

public sealed class WrittenTuneTests
{
    private const int Unit = 48;

    [Fact]
    public void FindsBarsBetweenBarLinesAndCountsThemWithoutPickups()
    {
        var tune = new WrittenTune("X:1\nT:a|b\nM:6/8\nL:1/8\nK:D\n\"A\"e|eaf e2c |[1 \"E7|x\"BAB c3:|[2 A3 A2|]\nP:B\ne|: (3ABc d z4 ::\n% no |\nA6 |1 B6!\n:|2[M:3/4] c6|");

        Assert.Equal(
            ["0:\"A\"e", "1:eaf e2c ", "2:\"E7|x\"BAB c3", "3:A3 A2", "0:e", "4:(3ABc d z4 ", "5:A6 ", "6:B6", "7:c6"],
            tune.Bars.Select((bar, index) => $"{bar.Number}:{tune.ContentOf(index)}"));
        Assert.Equal(7, tune.Count);
        Assert.Equal([1, 6, 6, 5, 1, 7, 6, 6, 6], tune.Bars.Select(bar => bar.Ticks / Unit));
        Assert.Equal(["P:B", "% no |", "[M:3/4]"], tune.Asides.Select(aside => tune.Text[aside.From..aside.To]));
    }

    [Fact]
    public void TheLastBarNeedsNoBarLine()
    {
        var tune = new WrittenTune("X:1\nM:2/4\nL:1/8\nK:C\nCDEF|GABc\n");

        Assert.Equal([true, false], tune.Bars.Select(bar => bar.IsClosed));
        Assert.Equal("GABc", tune.ContentOf(1));
    }

    [Fact]
    public void ABarWithAFieldInItIsNoMusicAlone()
    {
        var tune = new WrittenTune("X:1\nM:2/4\nL:1/8\nK:C\nCD\nw:la la\nEF|[K:G]GABc|GA[K:C]Bc|\n");

        Assert.Equal([false, true, false], tune.Bars.Select(bar => bar.IsMusicAlone));
    }

    [Fact]
    public void PutsOtherMusicInThePlaceOfABar() =>
        Assert.Equal("X:1\nM:2/4\nL:1/8\nK:C\nCDEF|z4|]\n", new WrittenTune("X:1\nM:2/4\nL:1/8\nK:C\nCDEF|GABc|]\n").With(index => index == 1 ? "z4" : null));

    [Theory]
    [InlineData("")]
    [InlineData("X:1\nK:C")]
    [InlineData("X:1\nK:C\n\"")]
    [InlineData("X:1\nK:C\n|||:::[[1(3\n!%")]
    [InlineData("K:C\n[K:")]
    public void OddTextHasBarsOrNone(string text)
    {
        var tune = new WrittenTune(text);

        Assert.Equal(text, tune.With(_ => null));
        Assert.Equal(0, tune.Count);
    }
}
