using MusicRnn.Music;
using static MusicRnn.Tests.Notation.MusicXml.ScoreText;

namespace MusicRnn.Tests.Notation.MusicXml;

public sealed class MusicXmlSoundTests
{
    [Theory]
    [InlineData("<direction><direction-type><dynamics><p/></dynamics></direction-type></direction>", 70)] // 54, and the first beat
    [InlineData("<direction><direction-type><dynamics><p/></dynamics></direction-type><sound dynamics=\"60\"/></direction>", 70)]
    [InlineData("<sound dynamics=\"100\"/>", 106)]
    [InlineData("<direction><direction-type><dynamics><sf/></dynamics></direction-type></direction>", 96)]
    [InlineData("", 96)]
    public void DynamicsBecomeVelocities(string mark, int velocity) =>
        Assert.Equal(velocity, PieceOf(Whole("C4", mark)).Parts[0].Notes[0].Velocity);

    [Fact]
    public void ANotesOwnDynamicsAreItsVelocity() =>
        Assert.Equal(45, PieceOf("<note dynamics=\"50\">" + Pitch("C4") + "<duration>4</duration></note>").Parts[0].Notes[0].Velocity);

    [Fact]
    public void DynamicsHoldForBothStavesFromTheirPlaceOn()
    {
        var piece = PieceOf(
            Note("C4", "2") + "<direction><direction-type><dynamics><ff/></dynamics></direction-type></direction>" + Note("D4", "2")
            + "<backup><duration>4</duration></backup>" + Note("C3", "2", "<staff>2</staff>") + Note("D3", "2", "<staff>2</staff>"));

        Assert.Equal([96, 96, 110, 110], piece.Parts[0].Notes.Select(note => note.Velocity));
    }

    [Fact]
    public void InstrumentsAreReadFromThePartList()
    {
        var part = Piece(Partwise(
            "<score-part id=\"P1\"><part-name>Cello</part-name><score-instrument id=\"I1\"/><midi-instrument id=\"I1\"><midi-channel>3</midi-channel><midi-program>43</midi-program><volume>50</volume><pan>-90</pan></midi-instrument></score-part>",
            $"<part id=\"P1\"><measure>{CommonTime}{Whole("C3")}</measure></part>")).Parts[0];

        Assert.Equal(("Cello", 2, 42, false), (part.Name, part.Channel, part.Program, part.IsPercussion));
        Assert.Equal([(7, 64), (10, 1)], part.Controls.Select(control => (control.Number, control.Value)));
    }

    [Fact]
    public void AnotherInstrumentOfThePartIsAChangeOfProgram()
    {
        var part = Piece(Partwise(
            "<score-part id=\"P1\"><score-instrument id=\"A\"/><score-instrument id=\"B\"/><midi-instrument id=\"A\"><midi-program>74</midi-program></midi-instrument><midi-instrument id=\"B\"><midi-program>73</midi-program></midi-instrument></score-part>",
            $"<part id=\"P1\"><measure>{CommonTime}{Whole("C5", after: "")}</measure><measure>{Note("D5", "4", "<instrument id=\"B\"/>")}</measure></part>")).Parts[0];

        Assert.Equal(73, part.Program);
        Assert.Equal([new ControlEvent(1920, ControlKind.Program, 0, 72)], part.Controls);
    }

    [Fact]
    public void PartsWithoutChannelsGetTheirOwnAndNoneThatOfThePercussion()
    {
        var list = string.Concat(Enumerable.Range(1, 11).Select(number => $"<score-part id=\"P{number}\"/>"));
        var parts = string.Concat(Enumerable.Range(1, 11).Select(number => $"<part id=\"P{number}\"><measure>{CommonTime}{Whole("C4")}</measure></part>"));

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11], Piece(Partwise(list, parts)).Parts.Select(part => part.Channel));
    }

    [Fact]
    public void UnpitchedNotesAreDrums()
    {
        var part = Piece(Partwise(
            "<score-part id=\"P1\"><score-instrument id=\"A\"/><score-instrument id=\"B\"/><midi-instrument id=\"A\"><midi-channel>10</midi-channel><midi-unpitched>37</midi-unpitched></midi-instrument><midi-instrument id=\"B\"><midi-channel>10</midi-channel><midi-unpitched>43</midi-unpitched></midi-instrument></score-part>",
            $"<part id=\"P1\"><measure>{CommonTime}{Drum("F4", "A")}{Drum("G5", "B")}</measure></part>")).Parts[0];

        Assert.True(part.IsPercussion);
        Assert.Equal(Part.PercussionChannel, part.Channel);
        Assert.Equal([36, 42], part.Notes.Select(note => note.Pitch));
    }

    [Fact]
    public void DrumsWithoutNumbersAreKnownByTheirPlace() =>
        Assert.Equal([36, 38, 42], PieceOf(Drum("F4", "") + Drum("C5", "") + Drum("G5", "")).Parts[0].Notes.Select(note => note.Pitch));

    [Fact]
    public void PitchedAndUnpitchedNotesOfAPartBecomeTwo()
    {
        var piece = PieceOf(Note("C4", "3") + Drum("C5", ""));

        Assert.Equal([(60, false), (38, true)], piece.Parts.Select(part => (part.Notes[0].Pitch, part.IsPercussion)));
    }

    [Theory]
    [InlineData("<kind>major</kind>", "C")]
    [InlineData("<kind text=\"-7\">minor-seventh</kind>", "Cm7")]
    [InlineData("<kind>half-diminished</kind>", "Cm7b5")]
    [InlineData("<kind>dominant</kind><degree><degree-value>9</degree-value><degree-alter>-1</degree-alter><degree-type>add</degree-type></degree>", "C7(b9)")]
    [InlineData("<kind>suspended-fourth</kind><degree><degree-value>7</degree-value><degree-alter>-1</degree-alter><degree-type>add</degree-type></degree>", "C7sus4")]
    [InlineData("<kind>major</kind><degree><degree-value>3</degree-value><degree-alter>0</degree-alter><degree-type>subtract</degree-type></degree>", "C(no3)")]
    [InlineData("<kind text=\"7sus\">other</kind>", "C7sus")]
    [InlineData("<kind>none</kind>", "N.C.")]
    [InlineData("<kind>minor</kind><bass><bass-step>E</bass-step><bass-alter>-1</bass-alter></bass>", "Cm/Eb")]
    public void HarmoniesBecomeChordSymbols(string kind, string symbol) =>
        Assert.Equal([new ChordChange(0, symbol)], PieceOf(Whole("C4", $"<harmony><root><root-step>C</root-step></root>{kind}</harmony>")).Chords);

    [Fact]
    public void EveryKindOfChordIsSpelledSoThatItCanBeRead() =>
        Assert.All(MusicRnn.Notation.MusicXml.ChordKinds.Spellings, kind => Assert.NotNull(ChordSymbol.Parse("C" + kind.Spelling)));

    [Fact]
    public void AnOffsetMovesAChordSymbol() =>
        Assert.Equal(960, PieceOf(Whole("C4", "<harmony><root><root-step>C</root-step></root><kind>major</kind><offset>2</offset></harmony>")).Chords[0].Tick);

    [Fact]
    public void TitleComposerLyricsAndMarksAreKept()
    {
        var piece = Piece(Partwise(
            "<score-part id=\"P1\"/>",
            $"<part id=\"P1\"><measure>{CommonTime}<direction><direction-type><rehearsal>A</rehearsal></direction-type></direction>"
            + Note("C4", "2", "<lyric><syllabic>begin</syllabic><text>Hel</text></lyric>") + Note("D4", "2", "<lyric><syllabic>end</syllabic><text>lo</text></lyric>") + "</measure></part>",
            "<work><work-title>Song</work-title></work><identification><creator type=\"composer\">N. N.</creator><rights>free</rights></identification>"));

        Assert.Equal("Song", piece.Title);
        Assert.Equal(
            [(0, TextKind.Composer, "N. N."), (0, TextKind.Copyright, "free"), (0, TextKind.Marker, "A"), (0, TextKind.Lyric, "Hel-"), (960, TextKind.Lyric, "lo")],
            piece.Texts.Select(text => (text.Tick, text.Kind, text.Text)));
    }

    [Theory]
    [InlineData("<movement-title>Air</movement-title>", "Air")]
    [InlineData("<work><work-title>Suite</work-title></work><movement-title>Air</movement-title>", "Suite: Air")]
    [InlineData("<credit page=\"1\"><credit-type>title</credit-type><credit-words>Air</credit-words></credit>", "Air")]
    public void TheTitleIsFoundWhereverItStands(string header, string title) =>
        Assert.Equal(title, Piece(Partwise("<score-part id=\"P1\"/>", $"<part id=\"P1\"><measure>{CommonTime}{Whole("C4")}</measure></part>", header)).Title);

    private static string Drum(string place, string instrument) =>
        $"<note><unpitched><display-step>{place[0]}</display-step><display-octave>{place[1]}</display-octave></unpitched><duration>1</duration>{(instrument.Length == 0 ? "" : $"<instrument id=\"{instrument}\"/>")}</note>";
}
