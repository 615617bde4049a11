namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcNotesTests
{
    [Fact]
    public void LettersAndOctaveMarksGivePitches() =>
        Assert.Equal("60 71 72 83 48 84 47 96", AbcText.Pitches("C B c b|C, c' B,, c''|"));

    [Fact]
    public void AccidentalsAlterTheNote() =>
        Assert.Equal("61 62 59 58 60 73", AbcText.Pitches("^C ^^C _C __C|=C ^c z2|"));

    [Fact]
    public void AnAccidentalHoldsInAllOctavesUntilTheBarLine() =>
        Assert.Equal("66 78 54 65 65 77", AbcText.Pitches("^F f F, =F|F f z2|"));

    [Fact]
    public void AccidentalsCanBeToldToStayInTheirOctave() =>
        Assert.Equal("66 77 66", AbcText.Pitches("[I:propagate-accidentals octave]^F f F z|"));

    [Fact]
    public void AnAccidentalOfAGraceNoteHoldsForTheBar() => Assert.Equal("66@0+480 66@480+480", AbcText.Notes("{^F}F F z2|"));

    [Fact]
    public void LengthsAreFractionsOfTheUnit() =>
        Assert.Equal(
            "60@0+960 60@960+240 60@1200+120 60@1320+720 60@2040+360 60@2400+1440 60@3840+60",
            AbcText.Notes("[M:none]C2 C/ C/4 C3/2 C3/4 C3 C///|"));

    [Fact]
    public void RestsTakeTimeInSilence() =>
        Assert.Equal("60@480+480 62@1440+480 64@5760+1920", AbcText.Notes("z C x D|Z|Z1|E4|"));

    [Fact]
    public void AMultimeasureRestLastsWholeBars() => Assert.Equal("60@0+1920 62@7680+1920", AbcText.Notes("C4|Z3|D4|"));

    [Fact]
    public void ChordsSoundTogether() =>
        Assert.Equal("60@0+960 64@0+960 67@0+960 65@960+960", AbcText.Notes("[CEG]2 F2|"));

    [Fact]
    public void AChordLastsAsLongAsItsFirstNote() =>
        Assert.Equal("60@0+960 64@0+960 65@960+960", AbcText.Notes("[C2E]F2|"));

    [Fact]
    public void TheLengthBehindAChordMultipliesTheOneWithin() =>
        Assert.Equal("60@0+1440 64@0+1440 65@1440+480", AbcText.Notes("[C2E2]3/2F|"));

    [Fact]
    public void ARestMaySayHowLongAChordLasts() => Assert.Equal("60@0+960 65@960+960", AbcText.Notes("[z2C]F2|"));

    [Fact]
    public void ATieMayStandApartAndCarriesTheAccidental() => Assert.Equal("66@0+3840 65@3840+480", AbcText.Notes("^F4 -|F4|F z3|"));

    [Fact]
    public void ANaturalMayCancelADoubleSharpBeforeASharp() => Assert.Equal("67 66", AbcText.Pitches("^^F=^F z2|"));

    [Theory]
    [InlineData("+CEG+2 F2|", "60@0+960 64@0+960 67@0+960 65@960+960")]
    [InlineData("C +f+D +trill+E F|", "60@0+480 62@480+480 64@960+480 65@1440+480")]
    public void PlusSignsStandAroundOldChordsOrDecorations(string music, string expected) => Assert.Equal(expected, AbcText.Notes(music));

    [Fact]
    public void AQuarterToneIsReadAsTheSemitoneTowardsTheNaturalAndReported()
    {
        var result = AbcText.Read(AbcText.Header + "^/C ^3/2E z2|\n");

        Assert.Equal("60 65", AbcText.Pitches(result.Pieces[0]));
        Assert.Equal(2, result.Problems.Length);
    }

    [Fact]
    public void ALetterCanBeDefinedAsADynamic()
    {
        var notes = AbcText.Tune("X:1\nU: W = !pp!\nM:2/4\nL:1/4\nK:C\nCWC|\n").Parts[0].Notes;

        Assert.Equal([96, 48], notes.Select(note => note.Velocity));
    }

    [Fact]
    public void ALineBreakSignIsNeverADecorationWhereTheTextSaysSo() =>
        Assert.Equal("60 62 64 65", AbcText.Pitches(AbcText.Tune("X:1\nI:linebreak !\nI:decoration +\nM:4/4\nL:1/4\nK:C\nC!D!EF|\n")));

    [Fact]
    public void TiesJoinNotesAcrossTheBarLineAndCarryTheAccidental() =>
        Assert.Equal("66@0+2400 65@2400+480", AbcText.Notes("^F4-|F F z2|"));

    [Fact]
    public void ATieCanStandInAndBehindAChord() =>
        Assert.Equal("60@0+3840 64@0+1920 65@1920+1920 60@3840+1920 67@3840+1920", AbcText.Notes("[C-E]4|[CF]4|[CG]4|"));

    [Fact]
    public void ATieIntoARepeatedSectionJoinsEachTimeItIsFollowed() =>
        Assert.Equal("60@0+3840 60@3840+1920 62@5760+1920", AbcText.Notes("|:C4-|1C4:|2D4|"));

    [Fact]
    public void GraceNotesDecorationsSlursAndAnnotationsDoNotSound() =>
        Assert.Equal("60@0+480 62@480+480 64@960+480 65@1440+480", AbcText.Notes("(~C !trill!D) .{/fg}E \"^slow\"uF|"));

    [Fact]
    public void SymbolsThatTheTextDefinesAreKnown() =>
        Assert.Equal("60", AbcText.Pitches(AbcText.Tune("X:1\nU:W=!trill!\nM:1/4\nL:1/4\nK:C\nWC|\n")));

    [Fact]
    public void AnExclamationMarkAloneIsAnOldLineBreak() => Assert.Equal("60 62 64 65", AbcText.Pitches("CD!EF|!\n"));

    [Fact]
    public void DynamicsAndBeatsSetTheVelocity()
    {
        var notes = AbcText.Tune(AbcText.Header + "C/C/ C C C|!p!C4|").Parts[0].Notes;

        Assert.Equal([96, 80, 88, 88, 88, 70], notes.Select(note => note.Velocity));
    }

    [Fact]
    public void ChordSymbolsStandAtTheirNotes()
    {
        var chords = AbcText.Tune(AbcText.Header + "\"Am7\"C2 \"G/B\"D2|\"Fine\"\"^x\"E4|").Chords;

        Assert.Equal([(0, "Am7"), (960, "G/B")], chords.Select(chord => (chord.Tick, chord.Symbol)));
    }
}
