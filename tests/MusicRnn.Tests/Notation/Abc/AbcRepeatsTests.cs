namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcRepeatsTests
{
    [Theory]
    [InlineData("|:C4|D4:|E4|", "CDCDE")]
    [InlineData("C4|D4:|E4|", "CDCDE")]
    [InlineData("C4|:D4:|E4|", "CDDE")]
    [InlineData("|:C4::D4:|", "CCDD")]
    [InlineData("|:C4:|:D4:||:E4:|", "CCDDEE")]
    [InlineData("|:C4:||:D4:|]", "CCDD")]
    [InlineData("|::C4::|D4|", "CCCD")]
    [InlineData("C4||D4|E4:|F4|", "CDEDEF")] // back to the double bar line (section 4.8)
    [InlineData("|:C4||D4:|", "CDCD")]
    [InlineData("C4|]D4:|", "CDD")]
    [InlineData("C4|D4|::|E4:|", "CDCDEE")]
    public void RepeatsArePlayedOut(string music, string expected) => Assert.Equal(expected, AbcText.Letters(music));

    [Theory]
    [InlineData("|:C4|1D4:|2E4|]F4|", "CDCEF")]
    [InlineData("|:C4|[1D4:|[2E4:|F4|", "CDCEF")]
    [InlineData("C4|[1 D4:| [2 E4||F4:|", "CDCEFF")]
    [InlineData("|:C4|[1,3D4:|[2E4:|[4F4|]", "CDCECDCF")]
    [InlineData("|:C4|[1-3D4:|4E4|]", "CDCDCDCE")]
    [InlineData("|:C4|1D4|2E4|]", "CDCE")] // the repeat sign is missing
    [InlineData("|:C4|[1D4:|E4|", "CDCE")] // no second ending
    [InlineData("C4:|2,4D4:|", "CCDCCD")] // an ending that only some passes have
    [InlineData("|:C4|1D4:|2E4|:F4|1G4:|2A4|]", "CDCEFGFA")]
    [InlineData("C4|1D4:|2E4|]F4|1G4:|2A4|]", "CDCEFGFA")]
    public void VariantEndingsArePlayedInTheirPasses(string music, string expected) => Assert.Equal(expected, AbcText.Letters(music));

    [Theory]
    [InlineData("|:C4|D4|1E4:|2F4|G4|A4|B4:|", "CDECDFGABGAB")] // no double bar line behind the second ending
    [InlineData("|:C4|D4|1E4:|2F4:|G4|", "CDECDFG")] // its repeat sign only closes it
    [InlineData("|:C4|D4|E4|F4|1G4:|2A4|B4:|", "CDEFGCDEFAB")] // too short for a section of its own
    [InlineData("[2C4|D4|:E4:|", "CDEE")] // an ending that no repeat leads to is played all the same
    [InlineData("C4|D4|[2E4|F4|", "CDEF")]
    public void EndingsThatAreNotClosedAreReadAsAMusicianWould(string music, string expected) => Assert.Equal(expected, AbcText.Letters(music));

    [Theory]
    [InlineData("C4|D4||\n:E4:|", "CDEE")]
    [InlineData("C4|D4:\n|E4|", "CDCDE")]
    public void ARepeatSignSplitByALineBreakIsPutTogetherAndReported(string music, string expected)
    {
        var result = AbcText.Read(AbcText.Header + music);

        Assert.Equal(expected, AbcText.Letters(result.Pieces[0]));
        Assert.Single(result.Problems);
    }

    [Theory]
    [InlineData("A.B.A", "CDC")]
    [InlineData("A12", "CCCCCCCCCCCC")]
    [InlineData("ABA", "CDC")]
    [InlineData("A2B", "CCD")]
    [InlineData("A(BA)2", "CDCDC")]
    [InlineData("(A2(BC)2)2", "CCDEDECCDEDE")]
    public void APlayOrderInTheHeaderArrangesTheParts(string order, string expected) =>
        Assert.Equal(expected, AbcText.Letters(AbcText.Tune($"X:1\nP:{order}\nM:4/4\nL:1/4\nK:C\nP:A\nC4|\nP:B\nD4|\nP:C\nE4|\n")));

    [Fact]
    public void RepeatsWithinPartsArePlayedOut() =>
        Assert.Equal("CCDCCD", AbcText.Letters(AbcText.Tune("X:1\nP:ABAB\nM:4/4\nL:1/4\nK:C\nP:A\n|:C4:|\nP:B\n|D4|\n")));

    [Fact]
    public void LabelsWithoutAPlayOrderAreOnlyMarkers()
    {
        var piece = AbcText.Tune(AbcText.Header + "P:A\nC4|\nP:B\nD4:|\n");

        Assert.Equal("CDCD", AbcText.Letters(piece));
        Assert.Equal([(0, "A"), (1920, "B"), (3840, "A"), (5760, "B")], piece.Texts.Select(text => (text.Tick, text.Text)));
    }

    [Fact]
    public void KeyTempoAndChordsComeBackWithTheRepeat()
    {
        var piece = AbcText.Tune("X:1\nM:4/4\nL:1/4\nQ:1/4=100\nK:C\n|:\"C\"C4|[K:G][Q:1/4=50]\"G\"F4:|\n");

        Assert.Equal([(0, 0), (1920, 1), (3840, 0), (5760, 1)], piece.Keys.Select(key => (key.Tick, key.Key.Fifths)));
        Assert.Equal([0, 1920, 3840, 5760], piece.Tempos.Changes.Select(change => change.Tick));
        Assert.Equal(["C", "G", "C", "G"], piece.Chords.Select(chord => chord.Symbol));
        Assert.Equal("60@0+1920 66@1920+1920 60@3840+1920 66@5760+1920", AbcText.Notes(piece.Parts[0]));
    }

    [Fact]
    public void RepeatsWithoutEndAreRefused()
    {
        var endless = string.Concat(Enumerable.Repeat("Z99::::::::|", 60));

        Assert.Contains("bearable length", AbcText.Problem(AbcText.Header + "C4|" + endless + "\n"), StringComparison.Ordinal);
    }
}
