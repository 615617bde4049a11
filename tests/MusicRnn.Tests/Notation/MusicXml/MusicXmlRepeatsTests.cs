using MusicRnn.Music;
using static MusicRnn.Tests.Notation.MusicXml.ScoreText;

namespace MusicRnn.Tests.Notation.MusicXml;

public sealed class MusicXmlRepeatsTests
{
    private const string Forward = "<barline location=\"left\"><repeat direction=\"forward\"/></barline>";
    private const string Backward = "<barline location=\"right\"><repeat direction=\"backward\"/></barline>";

    [Fact]
    public void ASectionIsPlayedTwice() =>
        Assert.Equal("CDEDEF", Letters(Whole("C4"), Whole("D4", Forward), Whole("E4", after: Backward), Whole("F4")));

    [Fact]
    public void ARepeatWithoutABeginningGoesBackToTheStartOrTheLastRepeat() =>
        Assert.Equal("CCDEDE", Letters(Whole("C4", after: Backward), Whole("D4"), Whole("E4", after: Backward)));

    [Fact]
    public void ARepeatMayBePlayedSeveralTimes() =>
        Assert.Equal("CCCD", Letters(Whole("C4", after: "<barline><repeat direction=\"backward\" times=\"3\"/></barline>"), Whole("D4")));

    [Fact]
    public void ARepeatMaySplitAMeasure() =>
        Assert.Equal(
            "CDDE",
            Letters(Note("C4", "2") + "<barline location=\"middle\"><repeat direction=\"forward\"/></barline>" + Note("D4", "2", "") + "<barline location=\"right\"><repeat direction=\"backward\"/></barline>", Whole("E4")));

    [Theory]
    [InlineData("1", "2", "CDCEF")]
    [InlineData("1, 2", "3", "CDCDCEF")]
    [InlineData("1-2", "3", "CDCDCEF")]
    [InlineData("1.", "2.", "CDCEF")]
    [InlineData("1,3", "2,4", "CDCECDCEF")]
    [InlineData("", "", "CDCEF")] // without numbers, one after the other
    public void EndingsArePlayedInTheirPasses(string first, string second, string expected) =>
        Assert.Equal(expected, Letters(
            Whole("C4", Forward),
            Whole("D4", Ending(first, "start"), Stop(first, Repeat)),
            Whole("E4", Ending(second, "start"), Stop(second, second.Contains(',', StringComparison.Ordinal) ? Repeat : "")),
            Whole("F4")));

    [Fact]
    public void TheFirstEndingIsRepeatedThoughItsSignIsMissing() =>
        Assert.Equal("CDCE", Letters(Whole("C4", Forward), Whole("D4", Ending("1", "start"), Stop("1", "")), Whole("E4", Ending("2", "start"), Stop("2", ""))));

    [Fact]
    public void OneEndingAloneIsLeftOutAtTheEnd() =>
        Assert.Equal("CDCE", Letters(Whole("C4"), Whole("D4", Ending("1", "start"), Stop("1", Repeat)), Whole("E4")));

    [Fact]
    public void SectionsWithEndingsMayFollowOneAnother() =>
        Assert.Equal("CDCEFGFA", Letters(
            Whole("C4"),
            Whole("D4", Ending("1", "start"), Stop("1", Repeat)),
            Whole("E4", Ending("2", "start"), Stop("2", "")),
            Whole("F4", Forward),
            Whole("G4", Ending("1", "start"), Stop("1", Repeat)),
            Whole("A4", Ending("2", "start"), "<barline location=\"right\"><ending number=\"2\" type=\"discontinue\"/></barline>")));

    [Theory]
    [InlineData("<sound dacapo=\"yes\"/>", "CDCD")]
    [InlineData("<direction><direction-type><words>D.C.</words></direction-type></direction>", "CDCD")]
    [InlineData("<direction><direction-type><words>Da Capo al Fine</words></direction-type></direction>", "CDC")]
    [InlineData("<direction><direction-type><words>D.C. al Fine</words></direction-type><sound dacapo=\"yes\"/></direction>", "CDC")]
    public void DaCapoGoesBackToTheBeginning(string mark, string expected)
    {
        var fine = expected.Length == 3 ? "<direction><direction-type><words>Fine</words></direction-type></direction>" : "";
        Assert.Equal(expected, Letters(Whole("C4", after: fine), Whole("D4", after: mark)));
    }

    [Fact]
    public void TheFineHoldsOnlyAfterAJump() =>
        Assert.Equal("CDECD", Letters(Whole("C4"), Whole("D4", after: "<sound fine=\"yes\"/>"), Whole("E4", after: "<sound dacapo=\"yes\"/>")));

    [Theory]
    [InlineData("<sound segno=\"x\"/>", "<sound dalsegno=\"x\"/>")]
    [InlineData("<direction><direction-type><segno/></direction-type></direction>", "<direction><direction-type><words>Dal Segno</words></direction-type></direction>")]
    public void DalSegnoGoesBackToTheSign(string segno, string jump) =>
        Assert.Equal("CDED" + "E", Letters(Whole("C4"), Whole("D4", segno), Whole("E4", after: jump)));

    [Theory]
    [InlineData("<sound tocoda=\"c\"/>", "<sound dacapo=\"yes\"/>", "<sound coda=\"c\"/>")]
    [InlineData(
        "<direction><direction-type><words>To Coda</words></direction-type></direction>",
        "<direction><direction-type><words>D.C. al Coda</words></direction-type></direction>",
        "<direction><direction-type><words>Coda</words></direction-type></direction>")]
    [InlineData(
        "<direction><direction-type><coda/></direction-type></direction>",
        "<direction><direction-type><words>D.C.</words><words>al Coda</words></direction-type></direction>",
        "<direction><direction-type><coda/></direction-type></direction>")]
    public void AfterTheJumpTheCodaIsReached(string toCoda, string jump, string coda) =>
        Assert.Equal("CDECF", Letters(Whole("C4", toCoda), Whole("D4"), Whole("E4", after: jump), Whole("F4", coda)));

    [Fact]
    public void RepeatsAreNotPlayedAfterAJumpAndTheLastEndingIs() =>
        Assert.Equal("CCDEDFGCDFG", Letters(
            Whole("C4", after: Backward),
            Whole("D4", Forward),
            Whole("E4", Ending("1", "start"), Stop("1", Repeat)),
            Whole("F4", Ending("2", "start"), Stop("2", "")),
            Whole("G4", after: "<sound dacapo=\"yes\"/>")));

    [Fact]
    public void ARepeatMayHoldAfterAJump() =>
        Assert.Equal("CCDCCD", Letters(Whole("C4", after: "<barline location=\"right\"><repeat direction=\"backward\" after-jump=\"yes\"/></barline>"), Whole("D4", after: "<sound dacapo=\"yes\"/>")));

    [Fact]
    public void ATieLeadsIntoEachEnding()
    {
        const string tieOn = "<tie type=\"start\"/>";
        const string tieBack = "<tie type=\"stop\"/>";
        Assert.Equal("60@0+6 62@6+2 60@8+8", Notes(
            Note("C4", "4", tieOn),
            Ending("1", "start") + Note("C4", "2", tieBack) + Note("D4", "2") + Stop("1", Repeat),
            Ending("2", "start") + Note("C4", "4", tieBack) + Stop("2", "")));
    }

    [Fact]
    public void KeyTempoAndChordsComeBackWithTheRepeat()
    {
        var piece = PieceOf(
            "<attributes><divisions>1</divisions><key><fifths>0</fifths></key><time><beats>4</beats><beat-type>4</beat-type></time></attributes><sound tempo=\"100\"/>" + Whole("C4", Chord("C")),
            "<attributes><key><fifths>1</fifths></key></attributes><sound tempo=\"50\"/>" + Whole("D4", Chord("G"), Backward));

        Assert.Equal([(0, 0), (1920, 1), (3840, 0), (5760, 1)], piece.Keys.Select(key => (key.Tick, key.Key.Fifths)));
        Assert.Equal([100.0, 50, 100, 50], piece.Tempos.Changes.Select(tempo => tempo.QuartersPerMinute));
        Assert.Equal([new ChordChange(0, "C"), new(1920, "G"), new(3840, "C"), new(5760, "G")], piece.Chords);
    }

    [Fact]
    public void EachPassSingsItsOwnVerse()
    {
        var piece = PieceOf(Note("C4", "4", "<lyric number=\"1\"><text>one</text></lyric><lyric number=\"2\"><text>two</text></lyric>") + Backward);

        Assert.Equal(["one", "two"], piece.Texts.Select(text => text.Text));
    }

    [Fact]
    public void EndlessRepeatsArePlayedOnceAndReported()
    {
        var section = Enumerable.Repeat(Whole("C4", Forward, "<barline><repeat direction=\"backward\" times=\"999\"/></barline>"), 60);
        var result = Read(Score([.. section]));

        Assert.Contains("played without repeats", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(60, result.Pieces[0].NoteCount);
    }

    private const string Repeat = "<repeat direction=\"backward\"/>";

    private static string Ending(string number, string type) => $"<barline location=\"left\"><ending number=\"{number}\" type=\"{type}\"/></barline>";

    private static string Stop(string number, string repeat) => $"<barline location=\"right\"><ending number=\"{number}\" type=\"stop\"/>{repeat}</barline>";

    private static string Chord(string root) => $"<harmony><root><root-step>{root}</root-step></root><kind>major</kind></harmony>";
}
