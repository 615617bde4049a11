using MusicRnn.Music;

namespace MusicRnn.Tests.Notation.Midi;

public sealed class MidiTextTests
{
    [Fact]
    public void ASilentFirstTrackNamesThePieceAndOtherTracksTheirParts()
    {
        var piece = HexDump.ReadFlawless(HexDump.File(
            "00 FF 03 03 'Jig' 00 FF 2F 00",
            "00 FF 03 06 'Fiddle' 00 FF 04 04 'Wood' 00 90 3C 64 04 80 3C 40 00 FF 2F 00",
            "00 FF 04 05 'Cello' 00 91 3C 64 04 81 3C 40 00 FF 2F 00 ; only its instrument has a name"));

        Assert.Equal("Jig", piece.Title);
        Assert.Equal(["Fiddle", "Cello"], piece.Parts.Select(part => part.Name));
    }

    [Fact]
    public void ASoundingFirstTrackNamesItsPart()
    {
        var piece = HexDump.ReadFlawless(HexDump.File(
            "00 FF 03 05 'Right' 00 90 3C 64 04 80 3C 40 00 FF 2F 00",
            "00 FF 03 04 'Left' 00 90 30 64 04 80 30 40 00 FF 2F 00"));

        Assert.Equal("", piece.Title);
        Assert.Equal(["Right", "Left"], piece.Parts.Select(part => part.Name));
    }

    [Fact]
    public void KeepsEveryKindOfText()
    {
        var piece = HexDump.ReadFlawless(HexDump.File("""
            00 FF 02 04 28 63 29 20     ; copyright, '(c) '
            00 FF 01 0C 'Composer: Ab'  ; our way to say the composer
            00 FF 01 04 '@KMI'          ; karaoke
            04 FF 05 03 'la '           ; lyric
            00 FF 06 01 'B'             ; marker
            00 FF 07 04 'bow' 00        ; cue point, padded with a zero
            00 FF 01 00                 ; empty
            00 FF 2F 00
            """));

        Assert.Equal(
            [
                new TextEvent(0, TextKind.Copyright, "(c) "),
                new TextEvent(0, TextKind.Composer, "Ab"),
                new TextEvent(0, TextKind.Text, "@KMI"),
                new TextEvent(4, TextKind.Lyric, "la "),
                new TextEvent(4, TextKind.Marker, "B"),
                new TextEvent(4, TextKind.CuePoint, "bow"),
            ],
            piece.Texts);
    }

    [Theory]
    [InlineData("C3 A9", "é")] // UTF-8
    [InlineData("EF BB BF 61", "a")] // with a byte order mark
    [InlineData("E9 74", "ét")] // not valid UTF-8, so Latin-1
    [InlineData("49 92 6D", "I’m")] // Windows-1252
    [InlineData("82 CC 83 6E", "のハ")] // Shift-JIS
    [InlineData("8E 6C 8B 47", "四季")]
    public void TextIsReadInTheEncodingThatFits(string content, string expected) =>
        Assert.Equal(expected, HexDump.ReadFlawless(HexDump.File($"00 FF 01 {content.Split(' ').Length:X2} {content} 00 FF 2F 00")).Texts[0].Text);

    [Fact]
    public void KaraokeGivesItsTitleAndItsSyllablesAsLyrics()
    {
        var piece = HexDump.ReadFlawless(HexDump.File(
            "00 FF 03 05 'Words' 00 FF 01 03 '@KM' 00 FF 01 06 '@TSong' 00 FF 01 05 '@TAnn' 04 FF 01 04 5C 'Row' 02 FF 01 02 ' r' 00 FF 2F 00",
            "00 90 3C 64 04 80 3C 40 00 FF 2F 00"));
        var untitled = HexDump.ReadFlawless(HexDump.File("00 FF 01 03 '@KM' 00 FF 01 06 '@TSong' 00 FF 2F 00"));

        Assert.Equal("Words", piece.Title);
        Assert.Equal("Song", untitled.Title);
        Assert.Equal([new TextEvent(4, TextKind.Lyric, "\\Row"), new TextEvent(6, TextKind.Lyric, " r")], piece.Texts[^2..]);
        Assert.Equal(piece, HexDump.ReadFlawless(HexDump.Write(piece)));
        Assert.Equal(untitled, HexDump.ReadFlawless(HexDump.Write(untitled)));
    }

    [Fact]
    public void AChannelPrefixSaysWhoseInstrumentIsNamed()
    {
        var piece = HexDump.ReadFlawless(HexDump.File("""
            00 FF 20 01 00 00 FF 04 05 'Flute'
            00 FF 20 01 01 00 FF 04 04 'Oboe'
            00 90 3C 64 00 91 40 64 04 80 3C 40 00 81 40 40
            00 FF 2F 00
            """));

        Assert.Equal(["Flute", "Oboe"], piece.Parts.Select(part => part.Name));
    }
}
