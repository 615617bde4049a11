using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class AbcBarsTests
{
    private const int None = char.MaxValue + 1;
    private const string Header = "X:1\nM:6/8\nL:1/8\nK:D\n";

    [Fact]
    public void PointsAtTheSamePlaceOfTheSectionBefore()
    {
        var (_, bars) = Read("A3 Bcd|gfe d3:|!\nA3 Bcf|g2");

        // Two eighths into the second bar, behind what differed.
        Assert.Equal('e', bars.SectionBefore.Next);
        Assert.Equal(0, bars.SectionBefore.Trust);
    }

    [Fact]
    public void TrustsABarThatHasAgreed()
    {
        Assert.Equal(1, Read("A3 Bcd|gfe d3:|!\nA").Bars.SectionBefore.Trust);
        Assert.Equal(2, Read("A3 Bcd|gfe d3:|!\nA3 Bcd|gf").Bars.SectionBefore.Trust);
        Assert.Equal('e', Read("A3 Bcd|gfe d3:|!\nA3 Bcd|gf").Bars.SectionBefore.Next);
    }

    [Fact]
    public void PointsAtThePhraseBefore()
    {
        var (_, bars) = Read("A2|B2|c2|d2|A");

        Assert.Equal('2', bars.PhraseBefore.Next);
        Assert.Equal('2', bars.HalfPhraseBefore.Next);
        Assert.Equal(None, bars.SectionBefore.Next);
    }

    [Fact]
    public void ASecondEndingStandsWhereTheFirstDid()
    {
        var (scan, bars) = Read("A6|B6|1 c6:|2 d");

        Assert.Equal((0, 2), (scan.Sections.Section, scan.Sections.Bar));
        Assert.Equal(None, bars.SectionBefore.Next);
    }

    [Theory]
    [InlineData("A3 B>c", 5)]
    [InlineData("A>BA<B", 4)]
    [InlineData("(3A>BA", 2)]
    [InlineData("{ABc}A2", 2)]
    public void KnowsHowFullABarIs(string music, double units)
    {
        var (scan, _) = Read(music + " z");

        Assert.Equal(units + 1, (double)scan.Filled / AbcScan.PartsOfUnit);
        Assert.Equal(6, (double)scan.BarLength / AbcScan.PartsOfUnit);
    }

    [Theory]
    [InlineData("C|", "1/8", 8)]
    [InlineData("2/4", "", 8)]
    [InlineData("3/4", "", 6)]
    [InlineData("4/0", "1/0", 0)]
    [InlineData("2000000000/1", "1/2000000000", 64)]
    public void KnowsHowMuchABarHolds(string meter, string unitLength, int units) =>
        Assert.Equal(units * AbcScan.PartsOfUnit, AbcBarLength.PartsIn(meter, unitLength));

    private static (AbcScan Scan, AbcBars Bars) Read(string music)
    {
        var (scan, bars) = (new AbcScan(), new AbcBars(None));
        foreach (var character in Header + music)
        {
            scan.Take(character);
            if (scan.IsInMusic)
            {
                bars.Take(character, character is not ('\n' or '!'), scan);
            }
        }

        return (scan, bars);
    }
}
