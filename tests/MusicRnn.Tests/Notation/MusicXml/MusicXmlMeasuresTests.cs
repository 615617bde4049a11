using MusicRnn.Music;
using static MusicRnn.Tests.Notation.MusicXml.ScoreText;

namespace MusicRnn.Tests.Notation.MusicXml;

public sealed class MusicXmlMeasuresTests
{
    [Theory]
    [InlineData("<beats>3</beats><beat-type>8</beat-type>", 3, 8)]
    [InlineData("<beats>3+2</beats><beat-type>8</beat-type>", 5, 8)]
    [InlineData("<beats>3</beats><beat-type>8</beat-type><beats>1</beats><beat-type>4</beat-type>", 5, 8)]
    public void AMeterIsRead(string signatures, int beats, int unit)
    {
        var piece = PieceOf($"<attributes><divisions>2</divisions><time>{signatures}</time></attributes>" + Note("C4", $"{beats}"), Note("C4", $"{beats}"));

        Assert.Equal([new MeterChange(0, new Meter(beats, unit))], piece.Meters);
    }

    [Fact]
    public void InFreeMeterABarIsAsLongAsItIsWritten()
    {
        var piece = PieceOf("<attributes><divisions>1</divisions><time><senza-misura/></time></attributes>" + Note("C4", "7"), Note("C4", "5"));

        Assert.Equal("0+7 7+5", BarStarts(piece));
        Assert.Equal(["7/4", "5/4"], piece.Meters.Select(change => change.Meter.ToString()));
    }

    [Fact]
    public void APickupIsAShortFirstBar()
    {
        var piece = PieceOf(Note("G4", "1"), Whole("C4"), Note("D4", "3"));

        Assert.Equal("0+1 1+4 5+4", BarStarts(piece));
        Assert.Equal([0, 480], piece.Meters.Select(change => change.Tick));
    }

    [Fact]
    public void APickupThatARepeatGoesBackToCompletesTheBarBeforeIt()
    {
        var piece = PieceOf(Note("G4", "1"), Whole("C4"), Note("D4", "3") + "<barline location=\"right\"><repeat direction=\"backward\"/></barline>");

        Assert.Equal("0+1 1+4 5+4 9+4 13+4", BarStarts(piece));
        Assert.Equal(16 * 480, piece.End);
    }

    [Fact]
    public void ANoteInAPickupIsWeighedAsAtTheEndOfABar()
    {
        var piece = PieceOf(Note("G4", "1"), Whole("C4"));

        Assert.Equal([88, 96], piece.Parts[0].Notes.Select(note => note.Velocity));
    }

    [Theory]
    [InlineData("<fifths>-3</fifths><mode>minor</mode>", -3, Mode.Minor)]
    [InlineData("<fifths>2</fifths>", 2, Mode.Major)]
    [InlineData("<cancel>1</cancel><fifths>0</fifths><mode>dorian</mode>", 0, Mode.Dorian)]
    public void AKeyIsReadWithItsMode(string key, int fifths, Mode mode)
    {
        var piece = PieceOf($"<attributes><divisions>1</divisions><key>{key}</key></attributes>" + Whole("C4"));

        Assert.Equal([new KeyChange(0, new Key(fifths, mode))], piece.Keys);
    }

    [Fact]
    public void AKeyOfSingleAccidentalsIsLeftOut() =>
        Assert.Empty(PieceOf("<attributes><divisions>1</divisions><key><key-step>F</key-step><key-alter>1</key-alter></key></attributes>" + Whole("C4")).Keys);

    [Fact]
    public void ATransposingPartIsReadAsItSounds()
    {
        var clarinet = PieceOf(
            "<attributes><divisions>1</divisions><key><fifths>2</fifths></key><transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose></attributes>"
            + "<harmony><root><root-step>D</root-step></root><kind>dominant</kind><bass><bass-step>F</bass-step><bass-alter>1</bass-alter></bass></harmony>" + Whole("D4"));

        Assert.Equal("60@0+4", Notes(clarinet));
        Assert.Equal(0, clarinet.Keys[0].Key.Fifths);
        Assert.Equal("C7/E", clarinet.Chords[0].Symbol);
    }

    [Theory]
    [InlineData("<chromatic>0</chromatic><octave-change>-1</octave-change>", "48@0+4")]
    [InlineData("<diatonic>-5</diatonic><chromatic>-9</chromatic><octave-change>-1</octave-change>", "39@0+4")]
    [InlineData("<chromatic>0</chromatic><double/>", "48@0+4 60@0+4")]
    [InlineData("<chromatic>0</chromatic><double above=\"yes\"/>", "60@0+4 72@0+4")]
    public void OctavesAndDoublingsAreReadAsTheySound(string transpose, string expected) =>
        Assert.Equal(expected, Notes($"<attributes><divisions>1</divisions><transpose>{transpose}</transpose></attributes>" + Whole("C4")));

    [Fact]
    public void EachStaffMayTransposeByItself() =>
        Assert.Equal("60@0+2 48@2+2", Notes(
            "<attributes><divisions>1</divisions><transpose number=\"2\"><chromatic>-12</chromatic></transpose></attributes>"
            + Note("C4", "2", "<staff>1</staff>") + Note("C4", "2", "<staff>2</staff>")));

    [Theory]
    [InlineData("<beat-unit>quarter</beat-unit><per-minute>90</per-minute>", 90)]
    [InlineData("<beat-unit>quarter</beat-unit><beat-unit-dot/><per-minute>60</per-minute>", 90)]
    [InlineData("<beat-unit>half</beat-unit><per-minute>c. 60-66</per-minute>", 120)]
    public void AMetronomeMarkSetsTheTempo(string mark, double quarters) =>
        Assert.Equal(quarters, Tempo(Whole("C4", $"<direction><direction-type><metronome>{mark}</metronome></direction-type></direction>")), 3);

    [Fact]
    public void ASoundTempoGoesBeforeAMetronomeMark() =>
        Assert.Equal(100, Tempo(Whole("C4", "<direction><direction-type><metronome><beat-unit>quarter</beat-unit><per-minute>90</per-minute></metronome></direction-type><sound tempo=\"100\"/></direction>")), 3);

    [Fact]
    public void ATempoMayBeGivenInProportionToTheOneBefore()
    {
        var piece = PieceOf(
            Whole("C4", "<sound tempo=\"80\"/>"),
            Whole("D4", "<direction><direction-type><metronome><beat-unit>quarter</beat-unit><beat-unit>quarter</beat-unit><beat-unit-dot/></metronome></direction-type></direction>"));

        Assert.Equal([80.0, 120], piece.Tempos.Changes.Select(tempo => tempo.QuartersPerMinute));
    }

    [Fact]
    public void AnOffsetOfTheSoundMovesTheTempo()
    {
        var piece = PieceOf(Whole("C4", "<sound tempo=\"80\"><offset>2</offset></sound>"));

        Assert.Equal(960, piece.Tempos.Changes[0].Tick);
    }

    private static double Tempo(string measure) => Assert.Single(PieceOf(measure).Tempos.Changes).QuartersPerMinute;
}
