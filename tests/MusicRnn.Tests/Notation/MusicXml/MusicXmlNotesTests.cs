using static MusicRnn.Tests.Notation.MusicXml.ScoreText;

namespace MusicRnn.Tests.Notation.MusicXml;

public sealed class MusicXmlNotesTests
{
    [Fact]
    public void PitchesAreReadWithOctaveAndAlteration() =>
        Assert.Equal("60@0+1 66@1+1 58@2+1 83@3+1", Notes(Note("C4", "1") + Note("F#4", "1") + Note("Bb3", "1") + Note("B5", "1")));

    [Theory]
    [InlineData("C4", "0.5", 61)] // quarter tones go up, as music21 rounds them
    [InlineData("C4", "-0.5", 60)]
    [InlineData("C4", "0.4", 60)]
    [InlineData("C4", "1.5", 62)]
    [InlineData("C4", "-2", 58)]
    public void MicrotonesAreRounded(string pitch, string alter, int expected) =>
        Assert.Equal($"{expected}@0+4", Notes(Note(pitch, "4").Replace("</step>", $"</step><alter>{alter}</alter>", StringComparison.Ordinal)));

    [Fact]
    public void NotesOfAChordBeginTogether() =>
        Assert.Equal("60@0+1 64@0+1 67@0+1 62@1+3", Notes(Note("C4", "1") + Note("E4", "1", before: "<chord/>") + Note("G4", "1", before: "<chord/>") + Note("D4", "3")));

    [Fact]
    public void BackupAndForwardMoveBetweenVoices() =>
        Assert.Equal(
            "60@0+2 48@1+2 62@2+2",
            Notes(Note("C4", "2") + Note("D4", "2") + "<backup><duration>4</duration></backup><forward><duration>1</duration></forward>" + Note("C3", "2", "<voice>2</voice>")));

    [Fact]
    public void DivisionsMayChange() =>
        Assert.Equal(
            "60@0+4 62@4+1/3 64@13/3+2/3 65@5+1/5 67@26/5+14/5",
            Notes(
                Note("C4", "4"),
                "<attributes><divisions>3</divisions></attributes>" + Note("D4", "1") + Note("E4", "2") + "<attributes><divisions>5</divisions></attributes>" + Note("F4", "1") + Note("G4", "14")));

    [Fact]
    public void TheTicksDivideAllNotesEvenly()
    {
        var piece = PieceOf("<attributes><divisions>7</divisions></attributes>" + Note("C4", "1") + Note("D4", "6"), Note("E4", "7"));

        Assert.Equal(3360, piece.TicksPerQuarter);
        Assert.Equal("60@0+1/7 62@1/7+6/7 64@1+1", Notes(piece));
    }

    [Fact]
    public void AMissingDurationIsTakenFromTheTypeDotsAndTuplet() =>
        Assert.Equal(
            "60@0+3/2 62@3/2+1/2 64@2+1/3 65@7/3+1/3 67@8/3+1/3",
            Notes(string.Concat(
                Untimed("C4", "<type>quarter</type><dot/>"),
                Untimed("D4", "<type>eighth</type>"),
                Untimed("E4", Triplet),
                Untimed("F4", Triplet),
                Untimed("G4", Triplet))));

    [Fact]
    public void TupletsThatTheDivisionsRoundAreExact() =>
        Assert.Equal(
            "60@0+1/3 62@1/3+1/3 64@2/3+1/3 65@1+1",
            Notes("<attributes><divisions>256</divisions></attributes>"
                + Note("C4", "85", Triplet) + Note("D4", "85", Triplet) + Note("E4", "86", Triplet) + Note("F4", "256", "<type>quarter</type>")));

    [Fact]
    public void ADurationThatDoesNotFitItsTypeStands() =>
        Assert.Equal("60@0+3 62@3+1", Notes(Note("C4", "3", "<type>half</type>") + Note("D4", "1", "<type>quarter</type>")));

    [Fact]
    public void TiesMakeOneNote() =>
        Assert.Equal("60@0+6 62@6+2", Notes(Note("C4", "4", Tie("start")), Note("C4", "2", Tie("stop")) + Note("D4", "2")));

    [Theory]
    [InlineData("<tie type=\"start\"/>", "<tie type=\"stop\"/>")]
    [InlineData("<notations><tied type=\"start\"/></notations>", "<notations><tied type=\"stop\"/></notations>")]
    [InlineData("<tie type=\"start\"/>", "")] // the end is not marked
    public void TheSignOrTheSoundOfATieIsEnough(string start, string stop) =>
        Assert.Equal("60@0+8", Notes(Note("C4", "4", start), Note("C4", "4", stop)));

    [Fact]
    public void ATieGoesOnOverSeveralNotes() =>
        Assert.Equal("60@0+12", Notes(Note("C4", "4", Tie("start")), Note("C4", "4", "<tie type=\"stop\"/><tie type=\"start\"/>"), Note("C4", "4", Tie("stop"))));

    [Theory]
    [InlineData("D4", "<tie type=\"stop\"/>")] // another pitch
    [InlineData("C4", "<tie type=\"stop\"/>", "1")] // a rest between
    public void ATieThatLeadsNowhereLengthensNothing(string pitch, string stop, string rest = "") =>
        Assert.StartsWith("60@0+3", Notes(Note("C4", "3", Tie("start")) + Note(rest.Length > 0 ? "R" : "E4", "1"), Note(pitch, "4", stop)), StringComparison.Ordinal);

    [Fact]
    public void ATieEndWithoutAStartIsANewNote() =>
        Assert.Equal("60@0+4 60@4+4", Notes(Note("C4", "4"), Note("C4", "4", Tie("stop"))));

    [Fact]
    public void TiesStayWithinTheirVoice() =>
        Assert.Equal(
            "60@0+8 60@0+4 62@4+4",
            Notes(
                Note("C4", "4", Tie("start") + "<voice>1</voice>") + "<backup><duration>4</duration></backup>" + Note("C4", "4", "<voice>2</voice>"),
                Note("C4", "4", Tie("stop") + "<voice>1</voice>") + "<backup><duration>4</duration></backup>" + Note("D4", "4", "<voice>2</voice>")));

    [Fact]
    public void ATieMayLeadIntoAnotherVoice() =>
        Assert.Equal("60@0+8", Notes(Note("C4", "4", Tie("start") + "<voice>1</voice>"), Note("C4", "4", Tie("stop") + "<voice>2</voice>")));

    [Fact]
    public void LettingANoteRingIsNoTie() =>
        Assert.Equal("60@0+4 60@4+4", Notes(Note("C4", "4", "<notations><tied type=\"let-ring\"/></notations>"), Note("C4", "4")));

    [Fact]
    public void GraceNotesTakeNoTimeAndDoNotSound() =>
        Assert.Equal("60@0+4", Notes("<note><grace slash=\"yes\"/>" + Pitch("D4") + "<type>eighth</type></note>" + Note("C4", "4")));

    [Fact]
    public void CueNotesTakeTheirTimeAndDoNotSound() =>
        Assert.Equal("60@2+2", Notes(Note("D4", "2", before: "<cue/>") + Note("C4", "2")));

    [Fact]
    public void PartsOfDifferentLengthStayTogether()
    {
        var piece = Piece(Partwise(
            "<score-part id=\"A\"/><score-part id=\"B\"/>",
            $"<part id=\"A\"><measure>{CommonTime}{Note("C4", "2")}</measure><measure>{Note("D4", "4")}</measure></part>"
            + $"<part id=\"B\"><measure>{CommonTime}{Note("C3", "4")}</measure><measure>{Note("D3", "4")}</measure></part>"));

        Assert.Equal("60@0+2 62@4+4", Notes(piece));
    }

    [Fact]
    public void AMeasureWithoutAnythingIsAsLongAsTheMeterSays() =>
        Assert.Equal("60@0+4 62@8+4", Notes(Note("C4", "4"), "", Note("D4", "4")));

    [Fact]
    public void ARestOfAMeasureIsNotLongerThanTheMeter() =>
        Assert.Equal(
            "60@3+3",
            Notes("<attributes><divisions>1</divisions><time><beats>3</beats><beat-type>4</beat-type></time></attributes><note><rest measure=\"yes\"/><duration>4</duration></note>", Note("C4", "3")));

    [Fact]
    public void ARepeatedMeasureSoundsAgain() =>
        Assert.Equal(
            "60@0+4 60@4+4 60@8+4 62@12+4",
            Notes(
                Note("C4", "4"),
                "<attributes><measure-style><measure-repeat type=\"start\">1</measure-repeat></measure-style></attributes><note><rest measure=\"yes\"/><duration>4</duration></note>",
                "<note><rest measure=\"yes\"/><duration>4</duration></note>",
                "<attributes><measure-style><measure-repeat type=\"stop\"/></measure-style></attributes>" + Note("D4", "4")));

    private const string Triplet = "<type>eighth</type><time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes></time-modification>";

    private static string Untimed(string pitch, string type) => $"<note>{Pitch(pitch)}{type}</note>";

    private static string Tie(string type) => $"<tie type=\"{type}\"/>";
}
