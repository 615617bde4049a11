namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcRhythmTests
{
    [Theory]
    [InlineData("C>D", "60@0+720 62@720+240")]
    [InlineData("C<D", "60@0+240 62@240+720")]
    [InlineData("C>>D", "60@0+840 62@840+120")]
    [InlineData("C<<<D", "60@0+60 62@60+900")]
    [InlineData("[CE] > z", "60@0+720 64@0+720")]
    [InlineData("C>{f}\"G\"D", "60@0+720 62@720+240")]
    public void BrokenRhythmLengthensOneNoteAndShortensTheOther(string music, string expected) =>
        Assert.Equal(expected, AbcText.Notes("[M:2/4]" + music + "|"));

    [Fact]
    public void BrokenRhythmGoesOnOverTheLineBreak() =>
        Assert.Equal("60@0+720 62@720+240", AbcText.Notes("[M:2/4]C>\\\nD|"));

    [Theory]
    [InlineData("(3CDE", "60@0+320 62@320+320 64@640+320")]
    [InlineData("(2CD", "60@0+720 62@720+720")]
    [InlineData("(4CDEF", "60@0+360 62@360+360 64@720+360 65@1080+360")]
    [InlineData("(3:2:2C2D", "60@0+640 62@640+320")]
    [InlineData("(3::4C/D/E2z", "60@0+160 62@160+160 64@320+640")]
    [InlineData("(5CCCCC", "60@0+192 60@192+192 60@384+192 60@576+192 60@768+192")]
    [InlineData("(7:4CCCCCCC", "60@0+274 60@274+275 60@549+274 60@823+274 60@1097+274 60@1371+275 60@1646+274")]
    public void TupletsPutNotesIntoTheTimeOfOthers(string music, string expected) =>
        Assert.Equal(expected, AbcText.Notes("[M:none]" + music + "|"));

    [Fact]
    public void AQuintupletLastsThreeInCompoundMeter() =>
        Assert.Equal("60@0+144 60@144+144 60@288+144 60@432+144 60@576+144 62@720+720", AbcText.Notes("[M:6/8][L:1/8](5CCCCC D3|"));

    [Fact]
    public void TupletsAddUpToFullBarsExactly()
    {
        var piece = AbcText.Tune("X:1\nM:2/4\nL:1/8\nK:C\n(7:4CDEFGAB|(3CDE (3CDE|(9:4CDEFGABcd|\n");

        Assert.Equal("0+960 960+960 1920+960", AbcText.BarStarts(piece));
    }

    [Theory]
    [InlineData("M:2/4", 120)] // shorter than 3/4: a sixteenth
    [InlineData("M:3/4", 240)]
    [InlineData("M:none", 240)]
    [InlineData("M:2/4\nL:1/2", 960)]
    public void TheUnitFollowsFromTheMeterWhereNothingElseIsSaid(string fields, int duration) =>
        Assert.Equal(duration, AbcText.Read($"X:1\n{fields}\nK:C\nC\n").Pieces[0].Parts[0].Notes[0].Duration);

    [Fact]
    public void ATupletOfManyNotesStatesItsTime() =>
        Assert.Equal("60@0+96 60@96+96 60@192+96 60@288+96 60@384+96 60@480+96 60@576+96 60@672+96 60@768+96 60@864+96", AbcText.Notes("[M:2/4](10:8:10[L:1/16]CCCCCCCCCC|"));

    [Theory]
    [InlineData("C>|D z2|", "60@0+720 62@720+240")] // the bar line stands on the wrong side
    [InlineData("C z3|D>|", "60@0+480 62@1920+480")] // no note follows at all
    public void BrokenRhythmIsReadAcrossABarLineAndReported(string music, string expected)
    {
        var result = AbcText.Read(AbcText.Header + music);

        Assert.Equal(expected, AbcText.Notes(result.Pieces[0].Parts[0]));
        Assert.StartsWith("expected a note or rest after '>'", result.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongOverlayGoesBackToItsOwnStart() =>
        Assert.Equal("60@0+1920 64@0+1920 62@1920+1920 65@1920+1920 67@3840+1920", AbcText.Notes("(&C4|D4& E4|F4&)|G4|"));

    [Fact]
    public void ThreeLayersMayStandInOneBar() =>
        Assert.Equal("60@0+1920 64@0+1920 67@0+960 69@960+960 62@1920+1920", AbcText.Notes("C4&E4&G2A2|D4|"));

    [Fact]
    public void OverlayGoesBackToTheStartOfTheBar() =>
        Assert.Equal("60@0+1920 67@0+960 65@960+960 62@1920+1920", AbcText.Notes("C4&G2F2|D4|"));
}
