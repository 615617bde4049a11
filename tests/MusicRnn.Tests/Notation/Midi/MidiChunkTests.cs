namespace MusicRnn.Tests.Notation.Midi;

public sealed class MidiChunkTests
{
    [Fact]
    public void EachTrackOfFormat2IsAPiece()
    {
        var file = HexDump.File(
            "00 FF 03 01 'A' 00 FF 51 03 07 A1 20 00 90 3C 64 04 80 3C 40 00 FF 2F 00",
            "00 FF 03 01 'B' 00 90 3E 64 02 80 3E 40 00 FF 2F 00");
        file[9] = 2;

        var result = HexDump.Read(file);

        Assert.Empty(result.Problems);
        Assert.Equal(["A", "B"], result.Pieces.Select(piece => piece.Title));
        Assert.Equal([60, 62], result.Pieces.Select(piece => piece.Parts[0].Notes[0].Pitch));
        Assert.Equal([1, 0], result.Pieces.Select(piece => piece.Tempos.Changes.Length));
    }

    [Fact]
    public void PassesOverUnknownChunks()
    {
        var piece = HexDump.ReadFlawless(HexDump.Bytes(HexDump.Header + """
            'XFIH' 00 00 00 03 01 02 03    ; a chunk of Yamaha's
            'MTrk' 00 00 00 0C
            00 90 3C 64 04 80 3C 40 00 FF 2F 00
            'XFKM' 00 00 00 01 'x'
            """));

        Assert.Equal(1, piece.NoteCount);
    }

    [Fact]
    public void HonoursALongerHeader()
    {
        var piece = HexDump.ReadFlawless(HexDump.Bytes("""
            'MThd' 00 00 00 08 00 01 00 01 00 04 AA BB   ; two bytes that a later standard may define
            'MTrk' 00 00 00 04 00 FF 2F 00
            """));

        Assert.Equal(4, piece.TicksPerQuarter);
    }

    [Fact]
    public void ReadsMidiWrappedInRiff()
    {
        var piece = HexDump.ReadFlawless(HexDump.Bytes("""
            'RIFF' 3F 00 00 00 'RMID'
            'DISP' 03 00 00 00 01 02 03 00   ; another chunk, padded to even length
            'data' 22 00 00 00
            'MThd' 00 00 00 06 00 00 00 01 00 04
            'MTrk' 00 00 00 0C 00 90 3C 64 04 80 3C 40 00 FF 2F 00
            'LIST' 01 00 00 00 00            ; behind the data: not MIDI's
            """));

        Assert.Equal(1, piece.NoteCount);
    }
}
