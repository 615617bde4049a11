using MusicRnn.Music;

namespace MusicRnn.Tests.Notation.Midi;

/// <summary>Damage that leaves the music certain is mended, and said.</summary>
public sealed class MidiMendingTests
{
    private const string Quarter = "00 90 3C 64 04 80 3C 40 ";
    private const string EndOfTrack = "00 FF 2F 00 ";

    // Offsets: header 0, first track's name 14, its length 18, its first event 22.
    [Fact]
    public void ANoteStillSoundingEndsWithItsTrack()
    {
        var piece = Mended(HexDump.File("00 90 3C 64 00 91 40 64 08 FF 2F 00"), 30, "2 still sounding");

        Assert.All(piece.Parts, part => Assert.Equal(8, part.Notes[0].Duration));
    }

    [Fact]
    public void AMissingEndOfTrackAtTheEndOfTheFileIsNotNeeded() =>
        Assert.Equal(1, Mended(HexDump.File(Quarter), 30, "end-of-track").NoteCount);

    [Fact]
    public void AMissingEndOfTrackBeforeAnotherTrackIsNotNeeded() =>
        Assert.Equal(2, Mended(HexDump.File(Quarter, Quarter + EndOfTrack), 30, "end-of-track").NoteCount);

    [Theory]
    [InlineData(2)] // amid the first note
    [InlineData(4)] // between two events
    [InlineData(11)] // amid the end of track
    public void ATrackLengthTooShortIsPassedOver(byte length)
    {
        var file = HexDump.File(Quarter + EndOfTrack, Quarter + EndOfTrack);
        file[21] = length;

        Assert.Equal(2, Mended(file, 18, "the track's length").NoteCount);
    }

    [Theory]
    [InlineData(13)] // into the next track
    [InlineData(200)] // past the end of the file
    public void ATrackLengthTooLongIsPassedOver(byte length)
    {
        var file = HexDump.File(Quarter + EndOfTrack, Quarter + EndOfTrack);
        file[21] = length;

        Assert.Equal(2, Mended(file, 18, "the track's length").NoteCount);
    }

    [Fact]
    public void ALengthOfFourGigabytesAllocatesNothing()
    {
        var file = HexDump.File(Quarter + EndOfTrack);
        file.AsSpan(18, 4).Fill(0xFF);

        Assert.Equal(1, Mended(file, 18, "4294967295").NoteCount);
    }

    [Fact]
    public void EventsBehindTheEndOfTrackAreLeftOut() =>
        Assert.Equal(1, Mended(HexDump.File(Quarter + EndOfTrack + Quarter), 34, "8 bytes").NoteCount);

    [Theory]
    [InlineData(1, "found 2; all are read")]
    [InlineData(3, "found 2; the rest may be missing")]
    public void AWrongTrackCountIsPassedOver(byte count, string said)
    {
        var file = HexDump.File(Quarter + EndOfTrack, Quarter + EndOfTrack);
        file[11] = count;

        Assert.Equal(2, Mended(file, 10, said).NoteCount);
    }

    [Fact]
    public void SeveralTracksOfFormat0SoundTogether()
    {
        var file = HexDump.File(Quarter + EndOfTrack, Quarter + EndOfTrack);
        file[9] = 0;

        Assert.Equal(2, Mended(file, 10, "format 0").Parts.Length);
    }

    [Fact]
    public void AnUnknownFormatIsReadAsTracksTogether()
    {
        var file = HexDump.File(Quarter + EndOfTrack, Quarter + EndOfTrack);
        file[9] = 5;

        Assert.Equal(2, Mended(file, 8, "found 5").Parts.Length);
    }

    [Fact]
    public void AHeaderLengthThatItsTrackContradictsIsPassedOver()
    {
        var file = HexDump.File(Quarter + EndOfTrack);
        file[7] = 10;

        Assert.Equal(1, Mended(file, 4, "found 10").NoteCount);
    }

    [Fact]
    public void BytesBetweenTracksAreLeftOut()
    {
        byte[] file = [.. HexDump.File(Quarter + EndOfTrack), 0, 0, .. HexDump.Track(Quarter + EndOfTrack)];
        file[11] = 2;

        Assert.Equal(2, Mended(file, 34, "2 other bytes").NoteCount);
    }

    [Fact]
    public void BytesBehindTheLastTrackAreLeftOut() =>
        Mended([.. HexDump.File(Quarter + EndOfTrack), 0, 0, 0], 34, "3 other bytes");

    [Fact]
    public void WhatATransferPutInFrontIsLeftOut() =>
        Assert.Equal(1, Mended([.. new byte[128], .. HexDump.File(Quarter + EndOfTrack)], 0, "128 bytes later").NoteCount);

    [Theory]
    [InlineData("FF 51 03 00 00 00")] // a tempo of nothing
    [InlineData("FF 51 02 07 A1")] // a tempo cut short
    [InlineData("FF 58 04 00 02 18 08")] // no beats
    [InlineData("FF 58 04 04 08 18 08")] // beats of a 256th
    [InlineData("FF 58 01 04")]
    [InlineData("FF 59 02 08 00")] // eight sharps
    [InlineData("FF 59 02 F8 00")] // eight flats
    [InlineData("FF 59 02 00 02")] // neither major nor minor
    [InlineData("FF 59 01 00")]
    public void AnImpossibleTempoMeterOrKeyIsLeftOut(string metaEvent)
    {
        var piece = Mended(HexDump.File($"00 {metaEvent} {Quarter} {EndOfTrack}"), 22, "it is left out");

        Assert.Empty(piece.Tempos.Changes);
        Assert.Empty(piece.Meters);
        Assert.Empty(piece.Keys);
        Assert.Equal(1, piece.NoteCount);
    }

    [Fact]
    public void MessagesThatBelongOnACableAreLeftOut() =>
        Assert.Equal(1, Mended(HexDump.File($"00 F2 01 02 {Quarter} {EndOfTrack}"), 22, "found F2").NoteCount);

    [Fact]
    public void AnEndHoursAfterTheLastNoteIsBroughtNearer() =>
        Assert.Equal(4, Mended(HexDump.File(Quarter + "FF FF 00 FF 2F 00"), 30, "the piece ends at 4").End);

    [Fact]
    public void EventsAfterMillionsOfBarsAreLeftOut()
    {
        var piece = Mended(HexDump.File(Quarter + "FF FF FF 7F 90 3C 64 04 80 3C 40 " + EndOfTrack), 30, "is left out");

        Assert.Equal([new Note(0, 4, 60, 100)], piece.Parts[0].Notes);
    }

    [Theory]
    [InlineData("00 00", 480)]
    [InlineData("E2 00", 480)] // 30 frames of no ticks
    [InlineData("E9 28", 920)] // 23 frames of 40 ticks
    public void AnImpossibleDivisionOfTimeIsMended(string division, int ticks)
    {
        var file = HexDump.File(Quarter + EndOfTrack);
        HexDump.Bytes(division).CopyTo(file, 12);

        Assert.Equal(ticks, Mended(file, 12, "expected").TicksPerQuarter);
    }

    [Fact]
    public void AVelocityOutOfRangeIsTheLoudest() =>
        Assert.Equal([new Note(0, 4, 60, 127)], Mended(HexDump.File("00 90 3C 84 04 80 3C 40 " + EndOfTrack), 25, "found 84; 7F is taken").Parts[0].Notes);

    [Fact]
    public void AKeyOutOfRangeIsLeftOut() =>
        Assert.Equal([new Note(0, 4, 60, 100)], Mended(HexDump.File("00 90 83 64 " + Quarter + EndOfTrack), 24, "left out").Parts[0].Notes);

    [Theory]
    [InlineData("C0 80", 24)]
    [InlineData("B0 80 00", 24)]
    [InlineData("A0 80 00", 24)]
    public void AProgramOrControllerOutOfRangeIsLeftOut(string message, int offset)
    {
        var part = Assert.Single(Mended(HexDump.File($"00 {message} {Quarter} {EndOfTrack}"), offset, "left out").Parts);

        Assert.Equal(0, part.Program);
        Assert.Empty(part.Controls);
    }

    [Theory]
    [InlineData("B0 07 80", 25, ControlKind.Controller, 7, 127)]
    [InlineData("D0 FF", 24, ControlKind.ChannelPressure, 0, 127)]
    [InlineData("E0 80 40", 24, ControlKind.PitchBend, 0, 127)]
    public void AControlValueOutOfRangeIsTheHighest(string message, int offset, ControlKind kind, int number, int value) =>
        Assert.Equal([new ControlEvent(0, kind, number, value)], Mended(HexDump.File($"00 {message} {Quarter} {EndOfTrack}"), offset, "7F is taken").Parts[0].Controls);

    [Fact]
    public void ATrackGarbledInTheMiddleKeepsWhatStandsBeforeAndTheTracksBehind()
    {
        var piece = Mended(HexDump.File(Quarter + "00 90 83 90 00 F0 7F " + EndOfTrack, Quarter + Quarter + EndOfTrack), 32, "the rest of the track is left out");

        Assert.Equal([1, 2], piece.Parts.Select(part => part.Notes.Length));
    }

    [Fact]
    public void AFileCutOffKeepsWhatStandsBefore()
    {
        var file = HexDump.File(Quarter + EndOfTrack, Quarter + Quarter + EndOfTrack);

        Assert.Equal([1, 2], Mended(file[..^3], file.Length - 3, "found the end of the file; the rest").Parts.Select(part => part.Notes.Length));
    }

    [Fact]
    public void TimesPaddedWithZerosBeyondFourBytesAreRead() =>
        Assert.Equal([new Note(3, 4, 60, 100)], HexDump.ReadFlawless(HexDump.File("80 80 80 80 80 03 90 3C 64 04 80 3C 40 " + EndOfTrack)).Parts[0].Notes);

    [Fact]
    public void FilesJoinedIntoOneAreSeveralPieces()
    {
        byte[] file = [.. HexDump.File(Quarter + EndOfTrack), .. HexDump.File(Quarter + Quarter + EndOfTrack)];

        var result = HexDump.Read(file);

        Assert.Equal([1, 2], result.Pieces.Select(piece => piece.NoteCount));
        Assert.Equal("byte 34", Assert.Single(result.Problems).Where);
    }

    [Fact]
    public void AHeaderWithNothingBehindItIsLeftOut() =>
        Assert.Equal(1, Mended([.. HexDump.File(Quarter + EndOfTrack), .. HexDump.File()], 48, "the rest of the file is left out").NoteCount);

    [Theory]
    [InlineData(16)] // amid the track
    [InlineData(200)] // past the end of the file
    public void AWrongLengthInTheWrappingIsPassedOver(byte length)
    {
        byte[] file = [.. HexDump.Bytes($"'RIFF' 2E 00 00 00 'RMID' 'data' {length:X2} 00 00 00"), .. HexDump.File(Quarter + EndOfTrack)];

        Assert.Equal(1, HexDump.ReadFlawless(file).NoteCount);
    }

    [Fact]
    public void MoreEventsThanAnyMusicHasAreLeftOut()
    {
        // The most that a file may have, and a few more: channel pressure by running status, two bytes each.
        const int events = (4 << 20) + 5;
        var content = new byte[(events * 2) + 1];
        content.AsSpan().Fill(1);
        content[1] = 0xD0;
        byte[] file = [.. HexDump.Bytes(HexDump.Header), .. "MTrk"u8, (byte)(content.Length >> 24), (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length, .. content];

        Assert.Equal(4 << 20, Mended(file, 23 + (2 * (4 << 20)), "at most 4194304 events").Parts[0].Controls.Length);
    }

    private static Piece Mended(byte[] file, int offset, string said)
    {
        var result = HexDump.Read(file);
        var problem = Assert.Single(result.Problems);
        Assert.Equal($"byte {offset}", problem.Where);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        return Assert.Single(result.Pieces);
    }
}
