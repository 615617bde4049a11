using System.Text;
using MathNet.Numerics.Random;
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

    [Theory]
    [InlineData("00 00", "at least one tick a quarter")]
    [InlineData("E2 00", "at least one tick a quarter")]
    [InlineData("E9 28", "24, 25, 29 or 30 frames")]
    public void RejectsADivisionOfTimeThatMeansNothing(string division, string expected)
    {
        var message = MessageFor(HexDump.Bytes($"'MThd' 00 00 00 06 00 01 00 01 {division} 'MTrk' 00 00 00 04 00 FF 2F 00"));

        Assert.StartsWith($"tune.mid(byte 12): expected {expected}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void RejectsAFileWithoutTracks() =>
        Assert.StartsWith(
            "tune.mid(byte 14): expected a track, which begins with 'MTrk', found none",
            MessageFor(HexDump.Bytes("'MThd' 00 00 00 06 00 01 00 00 00 60")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("00 3C 64", 23, "a status byte")] // data without a message before
    [InlineData("00 90 3C 84", 25, "a message's data byte")]
    [InlineData("FF FF FF FF 7F 90 3C 64", 22, "a delta time of at most four bytes")]
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
    public void AFileCutOffAnywhereIsRejectedOrSaidToBeMended()
    {
        Assert.Empty(HexDump.Read(TwoTracks).Problems);
        for (var length = 0; length < TwoTracks.Length; length++)
        {
            var cut = TwoTracks[..length];
            if (Rejection(cut) is { } rejection)
            {
                Assert.Matches(@"^tune\.mid\(byte \d+\): expected .+, found .+\. .+\.$", rejection.Message);
                continue;
            }

            // Only where a whole track is missing does the rest make sense.
            Assert.Equal(TwoTracks.AsSpan().LastIndexOf("MTrk"u8), length);
            Assert.NotEmpty(HexDump.Read(cut).Problems);
        }
    }

    [Fact]
    public void NoDamageCrashesHangsOrTakesMemory()
    {
        const int inputs = 6000;
        const int mostBytesForEachInput = 100_000;
        var random = new Xoshiro256StarStar(20, false);
        var read = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var input = 0; input < inputs; input++)
        {
            var damaged = Damage(TwoTracks, random);
            if (Rejection(damaged) is { } rejection)
            {
                Assert.Matches(@"^tune\.mid\(byte \d+\): ", rejection.Message);
                Assert.DoesNotContain('\n', rejection.Message);
                continue;
            }

            read++;
            foreach (var piece in HexDump.Read(damaged).Pieces)
            {
                // Whatever could be read can be written, and then needs no mending.
                var readAgain = HexDump.ReadFlawless(HexDump.Write(piece));
                Assert.Equal(piece.NoteCount, readAgain.NoteCount);
                Assert.Equal(readAgain, HexDump.ReadFlawless(HexDump.Write(readAgain)));
            }
        }

        Assert.InRange(read, inputs / 10, inputs * 9 / 10);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / inputs, 0, mostBytesForEachInput);
    }

    [Fact]
    public void ThousandsOfProblemsAreNotAllTold()
    {
        var tempos = string.Concat(Enumerable.Repeat("00 FF 51 03 00 00 00 ", 5000));

        var result = HexDump.Read(HexDump.File(tempos + "00 FF 2F 00"));

        Assert.InRange(result.Problems.Length, 100, 101);
        Assert.Contains("4900 further problems", result.Problems[^1].Message, StringComparison.Ordinal);
    }

    private static byte[] Damage(byte[] file, Xoshiro256StarStar random)
    {
        var damaged = file.ToList();
        for (var blow = random.Next(1, 5); blow > 0; blow--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(5))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged.RemoveRange(at, Math.Min(random.Next(1, 6), damaged.Count - at));
                    break;
                case 3:
                    damaged.InsertRange(at, damaged.GetRange(random.Next(damaged.Count), 1));
                    break;
                default:
                    damaged[at] = 0xFF;
                    break;
            }

            if (damaged.Count == 0)
            {
                break;
            }
        }

        return [.. damaged];
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
