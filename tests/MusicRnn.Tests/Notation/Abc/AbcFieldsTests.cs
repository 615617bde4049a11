using MusicRnn.Music;

namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcFieldsTests
{
    private static Piece WithKey(string key, string music = "CDEFGAB") => AbcText.Tune($"X:1\nM:none\nL:1/4\nK:{key}\n{music}\n");

    [Theory]
    [InlineData("C", 0, Mode.Major)]
    [InlineData("G", 1, Mode.Major)]
    [InlineData("Bb major", -2, Mode.Major)]
    [InlineData("F#m", 3, Mode.Minor)]
    [InlineData("A minor", 0, Mode.Minor)]
    [InlineData("Dmin", -1, Mode.Minor)]
    [InlineData("ADor", 1, Mode.Dorian)]
    [InlineData("E phrygian", 0, Mode.Phrygian)]
    [InlineData("F LYD", 0, Mode.Lydian)]
    [InlineData("D Mixolydian", 1, Mode.Mixolydian)]
    [InlineData("Bloc", 0, Mode.Locrian)]
    [InlineData("Gaeo", -2, Mode.Minor)]
    [InlineData("E ion", 4, Mode.Major)]
    [InlineData("D clef=bass", 2, Mode.Major)]
    [InlineData("Cb", -7, Mode.Major)]
    [InlineData("G#", -4, Mode.Major)] // eight sharps are spelled as four flats
    [InlineData("HP", 2, Mode.Major)]
    public void KeysOfAllModesAreRead(string key, int fifths, Mode mode) =>
        Assert.Equal([new KeyChange(0, new Key(fifths, mode))], WithKey(key).Keys);

    [Theory]
    [InlineData("D", "61 62 64 66 67 69 71")]
    [InlineData("Ebm", "59 61 63 65 66 68 70")]
    [InlineData("D ^g", "61 62 64 66 68 69 71")]
    [InlineData("D =c", "60 62 64 66 67 69 71")]
    [InlineData("D exp _b ^f", "60 62 64 66 67 69 70")]
    [InlineData("G#", "61 63 65 67 68 70 72")]
    [InlineData("none", "60 62 64 65 67 69 71")]
    [InlineData("Hp", "61 62 64 66 67 69 71")]
    [InlineData("C octave=-1", "48 50 52 53 55 57 59")]
    [InlineData("C transpose=2", "62 64 66 67 69 71 73")]
    [InlineData("C treble-8", "48 50 52 53 55 57 59")]
    public void TheSignatureAltersTheNotes(string key, string pitches) =>
        Assert.Equal(
            string.Join(' ', pitches.Split(' ').Order()),
            string.Join(' ', AbcText.Pitches(WithKey(key)).Split(' ').Order()));

    [Fact]
    public void KNoneClaimsNoKey() => Assert.Empty(WithKey("none").Keys);

    [Theory]
    [InlineData("1/4=120", 120)]
    [InlineData("3/8=100", 150)]
    [InlineData("\"Allegro\" 1/4=90 \"fast\"", 90)]
    [InlineData("1/8 1/8=60", 60)]
    [InlineData("120", 60)] // 120 unit note lengths, here eighths
    [InlineData("C3=40", 60)]
    [InlineData("1/2=60.5", 121)]
    public void TempoIsInQuartersAMinute(string tempo, double expected)
    {
        var change = Assert.Single(AbcText.Tune($"X:1\nQ:{tempo}\nL:1/8\nK:C\nC|\n").Tempos.Changes);

        Assert.Equal(expected, change.QuartersPerMinute, 3);
    }

    [Theory]
    [InlineData("C", 4, 4)]
    [InlineData("C|", 2, 2)]
    [InlineData("9/8", 9, 8)]
    [InlineData("(2+3)/8", 5, 8)]
    public void MetersAreRead(string meter, int beats, int unit) =>
        Assert.Equal(new Meter(beats, unit), AbcText.Tune($"X:1\nM:{meter}\nK:C\nC|\n").Meters[0].Meter);

    [Fact]
    public void TitleAndComposerAreKeptAndOtherFieldsPassedOver()
    {
        var piece = AbcText.Tune("X:1\nT:First\nT:Second\nC:Anon.\nO:Here\nR:reel\nN:note\n+:more\nK:C\nC|\nw:la\nW:words\n");

        Assert.Equal("First", piece.Title);
        Assert.Equal(
            [new TextEvent(0, TextKind.Composer, "Anon."), new TextEvent(0, TextKind.Text, "words"), new TextEvent(0, TextKind.Lyric, "la")],
            piece.Texts);
    }

    [Fact]
    public void CommentsAndContinuationsArePassedOver() =>
        Assert.Equal("60 62 64 65", AbcText.Pitches("CD\\ % the rest follows\n% nothing here\nEF|\n"));

    [Fact]
    public void MidiDirectivesChooseTheInstrument()
    {
        var piece = AbcText.Tune("X:1\n%%MIDI program 40\n%%MIDI transpose -12\nM:4/4\nL:1/4\nK:C\nC4|\n%%MIDI program 73\nD4|\n");

        Assert.Equal(40, piece.Parts[0].Program);
        Assert.Equal("48@0+1920 50@1920+1920", AbcText.Notes(piece.Parts[0]));
        Assert.Equal([new ControlEvent(1920, ControlKind.Program, 0, 73)], piece.Parts[0].Controls);
    }

    [Fact]
    public void MidiDirectivesTransposeStepByStep() =>
        Assert.Equal("48 50", AbcText.Pitches(AbcText.Tune("X:1\nM:1/4\nL:1/4\nK:C\n%%MIDI transpose -12\nC|\n%%MIDI rtranspose 2\nC|\n")));

    [Theory]
    [InlineData("%%MIDI nobarlines", "66 65 77")]
    [InlineData("%%propagate-accidentals not", "66 65 77")]
    [InlineData("I:propagate-accidentals octave", "66 66 77")]
    [InlineData("%%propagate-accidentals pitch", "66 66 78")]
    public void DirectivesSayHowFarAnAccidentalReaches(string directive, string pitches) =>
        Assert.Equal(pitches, AbcText.Pitches(AbcText.Tune($"X:1\n{directive}\nM:3/4\nL:1/4\nK:C\n^FFf|\n")));

    [Fact]
    public void AVoiceCanBeGivenAnInstrument() =>
        Assert.Equal([73, 0], AbcText.Tune("X:1\n%%MIDI voice 1 instrument=74 bank=1\nM:1/4\nL:1/4\nK:C\nV:1\nC|\nV:2\nC|\n").Parts.Select(part => part.Program));

    [Theory]
    [InlineData("K:C clef=bass", "60")] // where a note stands on the staff does not change how it sounds
    [InlineData("K:C bass middle=d", "60")]
    [InlineData("K:C clef=treble+8", "72")]
    [InlineData("K:C clef=bass-8", "48")]
    [InlineData("K:C clef=treble-8 transpose=2 octave=2", "74")]
    [InlineData("V:1 clef=tenor octave=-1\nK:C", "48")]
    public void ClefsAndTheirWordsTranspose(string fields, string pitch) =>
        Assert.Equal(pitch, AbcText.Pitches(AbcText.Tune($"X:1\nM:1/4\nL:1/4\n{fields}\nC|\n")));

    [Fact]
    public void AMeterMayHaveABracketLeftFromAFieldInTheMusic() =>
        Assert.Equal(new Meter(2, 2), AbcText.Tune("X:1\nM: 2/2]\nK:C\nC|\n").Meters[0].Meter);

    [Fact]
    public void OfTwoChordSymbolsInOneTheFirstIsKept() =>
        Assert.Equal("G", AbcText.Tune("X:1\nM:1/4\nL:1/4\nK:C\n\"G(Em)\"C|\n").Chords[0].Symbol);

    [Fact]
    public void AMidiChannelChoosesThePercussion() =>
        Assert.True(AbcText.Tune("X:1\nM:4/4\nL:1/4\nK:C\n%%MIDI channel 10\nC4|\n").Parts[0].IsPercussion);
}
