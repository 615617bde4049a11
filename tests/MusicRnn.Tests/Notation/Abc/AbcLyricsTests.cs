using MusicRnn.Music;

namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcLyricsTests
{
    [Theory]
    [InlineData("C D E F|", "doh re mi fa", "0:doh 480:re 960:mi 1440:fa")]
    [InlineData("C D E F|", "syl-la-ble here", "0:syl- 480:la- 960:ble 1440:here")]
    [InlineData("C D E F|", "time__ on", "0:time 1440:on")] // held
    [InlineData("C D E F|", "a * c", "0:a 960:c")] // a note without words
    [InlineData("C D E F|", "of~the day", "0:of the 480:day")]
    [InlineData("C D E F|", @"well\-known", "0:well-known")]
    [InlineData("C D E F|", "time - on", "0:time 960:on")] // a hyphen by itself is a syllable of its own
    [InlineData("C2 D2|E F G2|", "one|three four", "0:one 1920:three 2400:four")]
    [InlineData("C2 D2|E F G2|", "one two|three four", "0:one 960:two 1920:three 2400:four")]
    [InlineData("C z {d}E [FA]|", "one two three", "0:one 960:two 1440:three")] // rests and grace notes are not sung
    [InlineData("C D-|D F z2|", "one two three four", "0:one 480:two 960:three 1440:four")] // tied notes count apart
    [InlineData("C D E F|", "too ma-ny words to be sung", "0:too 480:ma- 960:ny 1440:words")]
    [InlineData("C D E F|", @"f\""ur G\'e caf&eacute; \u00e9", "0:für 480:Gé 960:café 1440:é")]
    public void SyllablesStandAtTheirNotes(string music, string words, string expected) =>
        Assert.Equal(expected, Lyrics(AbcText.Tune(AbcText.Header + $"{music}\nw: {words}\n")));

    [Fact]
    public void ALineOfWordsBelongsToAllMusicSinceTheLastOne() =>
        Assert.Equal(
            "0:a 480:b 960:c 1440:d 1920:e 2400:f 3840:g",
            Lyrics(AbcText.Tune(AbcText.Header + "CDEF|\nGABc|\nw: a b c d e f\nCDEF|\nw: g\n")));

    [Fact]
    public void WordsMayGoOnInTheNextLine() =>
        Assert.Equal("0:a 480:b 960:c", Lyrics(AbcText.Tune(AbcText.Header + "CDEF|\nw: a b\n+: c\n")));

    [Fact]
    public void EachRepeatSingsTheNextVerseAndThenTheLastOneAgain() =>
        Assert.Equal(
            "0:1. one 1920:2. two 3840:2. two",
            Lyrics(AbcText.Tune(AbcText.Header + "|::C4::|\nw: 1.~one\nw: 2.~two\n")));

    [Fact]
    public void EachVoiceHasItsOwnWords() =>
        Assert.Equal(
            "0:high 0:low",
            Lyrics(AbcText.Tune("X:1\nM:4/4\nL:1/4\nK:C\nV:1\nc4|\nw: high\nV:2\nC4|\nw: low\n")));

    [Fact]
    public void ASymbolLineSetsChordSymbolsOverTheNotes()
    {
        var chords = AbcText.Tune(AbcText.Header + "CDEF|G4|\ns: \"Am\" * !f! \"^slow\" | \"G7\"\n").Chords;

        Assert.Equal([(0, "Am"), (1920, "G7")], chords.Select(chord => (chord.Tick, chord.Symbol)));
    }

    [Fact]
    public void ManyVersesUnderOneLineAreBounded()
    {
        var words = string.Concat(Enumerable.Repeat("w: a b c d\n", 10_000));

        Assert.Single(AbcText.Tune(AbcText.Header + "CDEF|\n" + words).Texts, text => text is { Kind: TextKind.Lyric, Text: "d" });
    }

    private static string Lyrics(Piece piece) =>
        string.Join(' ', piece.Texts.Where(text => text.Kind == TextKind.Lyric).Select(text => $"{text.Tick}:{text.Text}"));
}
