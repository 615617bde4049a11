using MusicRnn.Notation;

namespace MusicRnn.Tests.Notation;

public sealed class WholeFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16384)]
    [InlineData(100_000)]
    public void ReadsAllBytesOfAStreamThatCannotSayItsLength(int length)
    {
        var content = Enumerable.Range(0, length).Select(index => (byte)index).ToArray();

        using var stream = new Trickle(content);

        Assert.Equal(content, WholeFile.Read(stream, "pipe").ToArray());
    }

    [Fact]
    public void ReadsFromWhereTheStreamStands()
    {
        using var stream = new MemoryStream([1, 2, 3, 4]) { Position = 1 };

        Assert.Equal([2, 3, 4], WholeFile.Read(stream, "file").ToArray());
    }

    [Fact]
    public void RejectsAFileThatIsTooLargeWithoutReadingIt()
    {
        using var stream = new Endless(isLengthKnown: true);

        var rejection = Assert.Throws<NotationException>(() => WholeFile.Read(stream, "big.mid"));

        Assert.Equal("big.mid: expected at most 64 MiB of music, found more. Split it, or leave it out.", rejection.Message);
        Assert.Equal(0, stream.BytesRead);
    }

    [Fact]
    public void StopsReadingAStreamThatDoesNotEnd()
    {
        using var stream = new Endless(isLengthKnown: false);

        Assert.Throws<NotationException>(() => WholeFile.Read(stream, "pipe"));

        Assert.InRange(stream.BytesRead, WholeFile.MaxBytes, WholeFile.MaxBytes + 1L);
    }

    /// <summary>A stream that gives a few bytes at a time and cannot seek.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        private const int MostAtATime = 1000;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, MostAtATime));
    }

    private sealed class Endless(bool isLengthKnown) : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override bool CanSeek => isLengthKnown;

        public override long Length => long.MaxValue;

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            return count;
        }
    }
}
