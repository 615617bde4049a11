using CsCheck;
using MusicRnn.Music;

namespace MusicRnn.Tests.Notation.Midi;

public sealed class MidiReaderTests
{
    [Fact]
    public void ReadsTheSmallestTune()
    {
        var piece = HexDump.ReadFlawless(HexDump.Bytes("""
            'MThd' 00 00 00 06   ; header of six bytes
            00 00 00 01 01 E0    ; format 0, one track, 480 ticks a quarter
            'MTrk' 00 00 00 0D   ; track of 13 bytes
            00 90 3C 64          ; middle C begins
            83 60 80 3C 40       ; 480 ticks later it ends
            00 FF 2F 00          ; end of track
            """));

        Assert.Equal(480, piece.TicksPerQuarter);
        Assert.Equal([new Note(0, 480, 60, 100)], Assert.Single(piece.Parts).Notes);
        Assert.Equal(480, piece.End);
    }

    [Fact]
    public void RunningStatusGoesOnAcrossMetaAndSystemExclusiveEvents()
    {
        var piece = HexDump.ReadFlawless(HexDump.File("""
            00 90 3C 64          ; C begins
            04 3C 00             ; running status, velocity 0: C ends
            00 FF 06 01 'A'      ; marker
            00 3E 64             ; running status goes on: D begins
            02 F0 03 7E 09 F7    ; system exclusive
            02 3E 00             ; D ends
            00 F7 01 F8          ; an escaped byte
            00 FF 2F 00
            """));

        Assert.Equal([new Note(0, 4, 60, 100), new Note(4, 4, 62, 100)], piece.Parts[0].Notes);
        Assert.Equal([new TextEvent(4, TextKind.Marker, "A")], piece.Texts);
    }

    [Fact]
    public void OfTwoNotesOnOneKeyTheFirstEndsFirst()
    {
        var piece = HexDump.ReadFlawless(HexDump.File("""
            00 90 3C 64          ; C begins
            02 90 3C 32          ; C begins again, softer
            02 80 3C 40          ; the first one ends
            04 80 3C 40          ; the second one ends
            01 80 3C 40          ; nothing is left to end
            00 FF 2F 00
            """));

        Assert.Equal([new Note(0, 4, 60, 100), new Note(2, 6, 60, 50)], piece.Parts[0].Notes);
    }

    [Fact]
    public void ChordsStandInOrderOfPitch()
    {
        var piece = HexDump.ReadFlawless(HexDump.File("""
            00 90 43 64          ; G
            00 3C 64             ; C
            00 40 64             ; E
            04 43 00 00 3C 00 00 40 00
            00 FF 2F 00
            """));

        Assert.Equal([60, 64, 67], piece.Parts[0].Notes.Select(note => note.Pitch));
    }

    [Fact]
    public void ChordsTooLargeForAnyHandAreSortedToo()
    {
        var begins = string.Join(' ', Enumerable.Range(0, 100).Select(index => $"00 90 {100 - index:X2} 64"));
        var ends = string.Join(' ', Enumerable.Range(0, 100).Select(index => $"00 80 {100 - index:X2} 64"));

        var piece = HexDump.ReadFlawless(HexDump.File($"{begins} 01 80 00 00 {ends} 00 FF 2F 00"));

        Assert.Equal(Enumerable.Range(1, 100), piece.Parts[0].Notes.Select(note => note.Pitch));
    }

    [Fact]
    public void ReadsTempoMeterAndKeyFromAnyTrack()
    {
        var piece = HexDump.ReadFlawless(HexDump.File(
            """
            00 FF 51 03 07 A1 20    ; tempo: 500000 microseconds a quarter
            00 FF 58 04 06 03 24 08 ; meter: 6/8
            00 FF 59 02 FD 01       ; key: three flats, minor
            00 FF 2F 00
            """,
            """
            08 FF 51 03 0F 42 40    ; tempo: a second a quarter
            00 FF 58 04 03 02 18 08 ; meter: 3/4
            00 FF 59 02 02 00       ; key: two sharps, major
            00 FF 2F 00
            """));

        Assert.Equal([new TempoChange(0, 500_000), new TempoChange(8, 1_000_000)], piece.Tempos.Changes);
        Assert.Equal([new MeterChange(0, new Meter(6, 8)), new MeterChange(8, new Meter(3, 4))], piece.Meters);
        Assert.Equal([new KeyChange(0, new Key(-3, Mode.Minor)), new KeyChange(8, new Key(2, Mode.Major))], piece.Keys);
    }

    [Fact]
    public void KeepsEveryKindOfControl()
    {
        var piece = HexDump.ReadFlawless(HexDump.File("""
            00 B2 40 7F          ; pedal down on channel 3
            01 D2 11             ; channel pressure
            01 A2 3C 22          ; pressure on the key C
            01 E2 00 60          ; pitch bend up half its way
            01 C2 28             ; violin, though no note has come yet: still no note, so a control
            00 FF 2F 00
            """));

        var part = Assert.Single(piece.Parts);
        Assert.Equal(2, part.Channel);
        Assert.Equal(
            [
                new ControlEvent(0, ControlKind.Controller, 64, 127),
                new ControlEvent(1, ControlKind.ChannelPressure, 0, 17),
                new ControlEvent(2, ControlKind.KeyPressure, 60, 34),
                new ControlEvent(3, ControlKind.PitchBend, 0, 4096),
                new ControlEvent(4, ControlKind.Program, 0, 40),
            ],
            part.Controls);
    }

    [Fact]
    public void ThePartsProgramIsTheOneInForceAtItsFirstNote()
    {
        var piece = HexDump.ReadFlawless(HexDump.File("""
            00 C0 05             ; electric piano, never heard
            04 C0 28             ; violin
            00 90 3C 64
            04 C0 49             ; flute, in the middle
            00 80 3C 40
            00 FF 2F 00
            """));

        Assert.Equal(40, piece.Parts[0].Program);
        Assert.Equal([new ControlEvent(8, ControlKind.Program, 0, 73)], piece.Parts[0].Controls);
    }

    [Fact]
    public void AProgramFromAnotherTrackHoldsForItsChannel()
    {
        var piece = HexDump.ReadFlawless(HexDump.File(
            "00 C3 28 00 C4 10 00 FF 2F 00 ; programs for channels 4 and 5",
            "00 93 3C 64 04 83 3C 40 00 FF 2F 00",
            "00 94 3C 64 04 84 3C 40 00 FF 2F 00"));

        Assert.Equal([40, 16], piece.Parts.Select(part => part.Program));
    }

    [Fact]
    public void EachChannelOfATrackIsAPartAndTheTenthIsPercussion()
    {
        var piece = HexDump.ReadFlawless(HexDump.Bytes("""
            'MThd' 00 00 00 06
            00 00 00 01 00 04    ; format 0, one track, 4 ticks a quarter
            'MTrk' 00 00 00 1F
            00 FF 03 04 'Song'   ; with one track, its name is the title
            00 99 24 64          ; bass drum
            00 91 3C 64          ; C on channel 2
            04 89 24 40
            00 81 3C 40
            00 CF 01             ; a program alone makes no part
            02 FF 2F 00
            """));

        Assert.Equal("Song", piece.Title);
        Assert.Equal([1, 9], piece.Parts.Select(part => part.Channel));
        Assert.Equal([false, true], piece.Parts.Select(part => part.IsPercussion));
        Assert.Equal(6, piece.End);
    }

    [Fact]
    public void PassesOverMetaEventsThatCannotBeHeard() =>
        HexDump.ReadFlawless(HexDump.File("""
            00 FF 00 02 00 07           ; sequence number
            00 FF 20 01 03              ; channel prefix
            00 FF 21 01 00              ; port
            00 FF 54 05 60 00 00 00 00  ; SMPTE offset
            00 FF 7F 03 00 01 02        ; a maker's own
            00 FF 09 02 'P1'            ; device
            00 FF 60 00                 ; unknown
            00 FF 2F 00
            """));

    [Theory]
    [InlineData("E8 28", 960, 1_000_000)] // 24 frames of 40 ticks
    [InlineData("E7 28", 1000, 1_000_000)] // 25 frames of 40 ticks: milliseconds
    [InlineData("E3 50", 2400, 1_001_000)] // 29.97 frames: 30 in 1.001 seconds
    [InlineData("E2 50", 2400, 1_000_000)] // 30 frames of 80 ticks
    public void FilmTimeKeepsItsTicksAndASecondBecomesAQuarter(string division, int ticks, int tempo)
    {
        var piece = HexDump.ReadFlawless(HexDump.Bytes($"""
            'MThd' 00 00 00 06 00 01 00 01 {division}
            'MTrk' 00 00 00 13
            00 FF 51 03 07 A1 20        ; tempo, which does not apply to film time
            00 90 3C 64 0A 80 3C 40
            00 FF 2F 00
            """));

        Assert.Equal(ticks, piece.TicksPerQuarter);
        Assert.Equal([new TempoChange(0, tempo)], piece.Tempos.Changes);
        Assert.Equal(10, piece.Parts[0].Notes[0].Duration);
    }

    [Fact]
    public void TheEndOfTrackMayComeLongAfterTheLastNote()
    {
        var piece = HexDump.ReadFlawless(HexDump.File("00 90 3C 64 04 80 3C 40 9F 7C FF 2F 00"));

        Assert.Equal(4 + 4092, piece.End);
    }

    [Fact]
    public void TheMannerOfWritingDoesNotChangeTheMusic() =>
        Gen.Select(MidiPieces.Any, MidiManner.Any).Sample(
            (piece, manner) => Assert.Equal(manner.AsRead(piece), HexDump.ReadFlawless(manner.Write(piece))),
            iter: 1000);
}
