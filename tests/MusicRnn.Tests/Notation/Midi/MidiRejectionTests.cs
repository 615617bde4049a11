using System.Text;
using MusicRnn.Notation;

namespace MusicRnn.Tests.Notation.Midi;

/// <summary>What cannot be read is rejected in one line, and nothing crashes, hangs or takes memory.</summary>
public sealed class MidiRejectionTests
{
    private static readonly byte[] TwoTracks = HexDump.File(
        """
        00 FF 03 04 'Reel' 00 FF 51 03 07 A1 20 00 FF 58 04 04 02 18 08 00 FF 59 02 01 00
        00 F0 03 7E 09 F7 81 00 FF 06 01 'A' 00 FF 2F 00
        """,
        """
        00 FF 03 06 'Fiddle' 00 C0 28 00 B0 40 7F 00 90 3C 64 04 3C 00 00 3E 64 04 3E 00
        00 E0 00 40 00 99 24 64 01 89 24 40 00 D0 10 00 A0 3C 11 04 FF 2F 00
        """);

    private static int FirstNoteEnd => TwoTracks.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x90, 0x3C, 0x64]) + 3;

    [Fact]
    public void RejectsTextWithAWordOnWhatWasExpected() =>
        Assert.Equal(
            "notes.mid(byte 0): expected a MIDI file, which begins with 'MThd', found 'Dear'. Give a file that a music program has saved as MIDI.",
            MessageFor(Encoding.ASCII.GetBytes("Dear Anna, here are the notes you asked for."), "notes.mid"));

    [Fact]
    public void RejectsAnEmptyFile() =>
        Assert.StartsWith("tune.mid(byte 0): expected a MIDI file, which begins with 'MThd', found an empty file.", MessageFor([]), StringComparison.Ordinal);

    [Theory]
    [InlineData("'RIFF' 10 00 00 00 'WAVE' 'fmt ' 00 00 00 00", "found 'RIFF'")]
    [InlineData("'RIFF' FF FF FF FF 'RMID' 'LIST' FF FF FF FF 'data'", "found 'RIFF'")]
    [InlineData("89 'PNG' 0D 0A 1A 0A", "found the bytes 89504E47")]
    public void RejectsOtherKindsOfFiles(string dump, string found) =>
        Assert.Contains(found, MessageFor(HexDump.Bytes(dump)), StringComparison.Ordinal);

    [Theory]
    [InlineData("00 00 00 05")]
    [InlineData("00 00 00 00")]
    [InlineData("FF FF FF FF")]
    public void RejectsHeaderChunkOfWrongLength(string length) =>
        Assert.StartsWith(
            "tune.mid(byte 4): expected a header of 6 bytes",
            MessageFor(HexDump.Bytes($"'MThd' {length} 00 01 00 01 00 60 'XXXX' 00 00 00 00")),
            StringComparison.Ordinal);

    [Fact]
    public void RejectsAFileWithoutTracks() =>
        Assert.StartsWith(
            "tune.mid(byte 14): expected a track, which begins with 'MTrk', found none",
            MessageFor(HexDump.Bytes("'MThd' 00 00 00 06 00 01 00 00 00 60")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("00 3C 64", 23, "a status byte")] // data without a message before
    [InlineData("00 90 3C 84 04", 25, "a message's data byte")]
    [InlineData("FF FF FF FF 7F 90 3C 64", 22, "a delta time of at most 268435455")]
    [InlineData("00 FF 01 7F 'cut'", 26, "127 bytes of a meta event")]
    [InlineData("00 F0 FF FF FF 7F 7E", 28, "268435455 bytes of a system exclusive message")]
    public void RejectsEventsThatMeanNothing(string events, int offset, string expected) =>
        Assert.StartsWith($"tune.mid(byte {offset}): expected {expected}", MessageFor(HexDump.File(events)), StringComparison.Ordinal);

    [Fact]
    public void RejectsAnEventThatReachesIntoTheNextTrack() =>
        Assert.StartsWith(
            "tune.mid(byte 26): expected the end of an event",
            MessageFor(HexDump.File("00 FF 01 02", "00 FF 2F 00")),
            StringComparison.Ordinal);

    [Fact]
    public void AFileCutOffBeforeItsFirstNoteIsRejectedAndLaterSaidToBeMended()
    {
        Assert.Empty(HexDump.Read(TwoTracks).Problems);
        for (var length = 0; length < TwoTracks.Length; length++)
        {
            if (Rejection(TwoTracks[..length]) is { } rejection)
            {
                Assert.Matches(@"^tune\.mid\(byte \d+\): expected .+, found .+\. .+\.$", rejection.Message);
                Assert.InRange(length, 0, FirstNoteEnd);
            }
            else
            {
                Assert.NotEmpty(HexDump.Read(TwoTracks[..length]).Problems);
            }
        }
    }

    // In each, one length says four gigabytes, or the most that its field can.
    [Theory]
    [InlineData("'MThd' FF FF FF FF 00 01 00 01 00 60")]
    [InlineData("'MThd' 00 00 00 06 00 01 FF FF 00 60 'MTrk' FF FF FF FF 00 90")]
    [InlineData("'MThd' 00 00 00 06 00 01 00 01 00 60 'XXXX' FF FF FF FF")]
    [InlineData("'MThd' 00 00 00 06 00 01 00 01 00 60 'MTrk' 00 00 00 08 00 FF 01 FF FF FF 7F")]
    [InlineData("'MThd' 00 00 00 06 00 01 00 01 00 60 'MTrk' 00 00 00 07 00 F0 FF FF FF 7F")]
    [InlineData("'MThd' 00 00 00 06 00 01 00 01 00 60 'MTrk' 00 00 00 07 00 F7 FF FF FF 7F")]
    [InlineData("'RIFF' FF FF FF FF 'RMID' 'data' FF FF FF FF 'MThd'")]
    [InlineData("'RIFF' FF FF FF FF 'RMID' 'LIST' FF FF FF FF")]
    public void ALengthOfFourGigabytesAllocatesNothing(string dump)
    {
        const int mostBytes = 64 << 10;
        var file = HexDump.Bytes(dump);
        Rejection(file);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.NotNull(Rejection(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, mostBytes);
    }

    [Fact]
    public void ThousandsOfProblemsAreNotAllTold()
    {
        var tempos = string.Concat(Enumerable.Repeat("00 FF 51 03 00 00 00 ", 5000));

        var result = HexDump.Read(HexDump.File(tempos + "00 FF 2F 00"));

        Assert.InRange(result.Problems.Length, 100, 101);
        Assert.Contains("4900 further problems", result.Problems[^1].Message, StringComparison.Ordinal);
    }

    private static string MessageFor(byte[] file, string source = "tune.mid") =>
        Assert.Throws<NotationException>(() => HexDump.Read(file, source)).Message;

    private static NotationException? Rejection(byte[] file)
    {
        try
        {
            HexDump.Read(file);
            return null;
        }
        catch (NotationException rejection)
        {
            return rejection;
        }
    }
}
