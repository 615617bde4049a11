using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Music;

public sealed class ChordChartTests
{
    [Fact]
    public void SymbolsShareTheirBarEvenlyAndBarsMayRepeat()
    {
        var chart = ChordChart.Parse("| G | Am D7 | % | | C / / G/B |");

        Assert.Equal(["G", "Am D7", "Am D7", "Am D7", "C C C G/B"], chart.Bars.Select(bar => string.Join(' ', bar)));
        Assert.Equal("G | Am D7 | Am D7 | Am D7 | C / / G/B", chart.ToString());
        Assert.Equal(chart, ChordChart.Parse(chart.ToString()));
    }

    [Fact]
    public void AHeldChordMayComeFromTheBarBefore() => Assert.Equal("G | G C", Text(ChordChart.Parse("G | / C")));

    [Theory]
    [InlineData("G | Hm | D", "'Hm' in bar 2")]
    [InlineData("G | D g7", "'g7' in bar 2")]
    [InlineData("% | G", "expected a chord in bar 1")]
    [InlineData("", "0 bars")]
    [InlineData(" | ", "0 bars")]
    public void WhatIsNoChordIsToldWithItsBar(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<MusicRnnException>(() => ChordChart.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void ChartsBeyondTheLimitsAreRefused()
    {
        Assert.Throws<MusicRnnException>(() => ChordChart.Parse(new string('|', 1_000_000)));
        Assert.Throws<MusicRnnException>(() => ChordChart.Parse(string.Concat(Enumerable.Repeat("G ", ChordChart.MostInBar + 1))));
    }

    [Fact]
    public void APieceGivesItsChordsAsFinelyAsTheyStandAndTheyComeBack()
    {
        // A pickup; a part that is repeated with it; a chord that holds over two bars, one that comes on the fourth beat.
        var piece = AbcText.ToPiece("X:1\nM:4/4\nL:1/4\nK:G\n\"D7\"D|:\"G\"GABG|cBAG|\"Am\"AB\"D7\"cA|\"G\"GAB:|D|\"C\"cdc\"G\"B|\"N.C.\"GABc|\"Fine\"GABc|]");

        var chart = ChordChart.Of(piece)!;

        Assert.Equal("G | G | Am D7 | G | G | G | Am D7 | G | C / / G | N.C. | N.C.", chart.ToString());
        Assert.Equal(chart, ChordChart.Of(piece with { Chords = chart.ChangesIn(piece) }));
        Assert.Equal(["G", "Am", "D7", "G", "Am", "D7", "G", "C", "G", "N.C."], chart.ChangesIn(piece).Select(change => change.Symbol));
    }

    [Fact]
    public void APieceWithoutChordsHasNoChart()
    {
        Assert.Null(ChordChart.Of(AbcText.ToPiece("X:1\nK:G\nGABG|")));
        Assert.Null(ChordChart.Of(AbcText.ToPiece("X:1\nK:G\n\"Fine\"GABG|")));
    }

    [Fact]
    public void APieceOfMillionsOfBarsTakesNoMoreThanSomeThousands()
    {
        var piece = new Piece { TicksPerQuarter = 1, Meters = [new MeterChange(0, new Meter(1, 16))], Chords = [new ChordChange(0, "G")], End = 100_000_000 };

        Assert.InRange(ChordChart.Of(piece)!.Bars.Length, 1, 10_000);
    }

    [Theory]
    [InlineData("AABA", "G | D", "G | D | G | D | G | D | G | D")]
    [InlineData("AABA", "G | D | C | Am", "G | D | G | D | C | Am | G | D")]
    [InlineData("AABA", "G | D | Em | Em | C | Am | F | F", "G | D | G | D | C | Am | G | D")]
    [InlineData("A4A''4", "G | C | G | D7 | D7 | G", "G | C | G | D7 | G | C | D7 | G")]
    public void AFormGivesBarsThatRepeatTheirOwnChords(string form, string chords, string expected) =>
        Assert.Equal(expected, ChordChart.Parse(chords).Over(Form.Parse(form, 8)).ToString());

    [Fact]
    public void AChartIsPlayedAgainUntilAllBarsHaveChords() => Assert.Equal("G | D | G", ChordChart.Parse("G | D").Over(3).ToString());

    private static string Text(ChordChart chart) => string.Join(" | ", chart.Bars.Select(bar => string.Join(' ', bar)));
}
