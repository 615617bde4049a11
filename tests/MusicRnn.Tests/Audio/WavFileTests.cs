using System.Buffers.Binary;
using System.Text;
using MusicRnn.Audio;
using MusicRnn.Music;

namespace MusicRnn.Tests.Audio;

public sealed class WavFileTests : IDisposable
{
    private const int HeaderBytes = 44;

    private readonly string _folder = Directory.CreateTempSubdirectory("musicrnn-wav-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WritesTheHeaderThatTheStandardAsksFor()
    {
        using var stream = new MemoryStream();
        WavFile.Write(new Constant(0.5f, 1000), stream, cancellation: Token);
        var bytes = stream.ToArray();

        Assert.Equal(HeaderBytes + 4000, bytes.Length);
        Assert.Equal("RIFF", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(bytes.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)));
        Assert.Equal("WAVEfmt ", Encoding.ASCII.GetString(bytes, 8, 8));
        Assert.Equal(
            Convert.FromHexString(
                "10000000" // 16 bytes of format
                + "0100" // PCM
                + "0200" // two channels
                + "803E0000" // 16000 frames a second
                + "00FA0000" // 64000 bytes a second
                + "0400" // 4 bytes a frame
                + "1000"), // 16 bits a sample
            bytes[16..36]);
        Assert.Equal("data", Encoding.ASCII.GetString(bytes, 36, 4));
        Assert.Equal(4000, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(40)));
    }

    [Fact]
    public void TwentyFourBitsAreThreeBytesASample()
    {
        using var stream = new MemoryStream();
        WavFile.Write(new Constant(-0.5f, 1000), stream, WavSampleFormat.Pcm24, Token);
        var bytes = stream.ToArray();

        Assert.Equal(HeaderBytes + 6000, bytes.Length);
        Assert.Equal((6, 24), (BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(32)), BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(34))));
        for (var place = HeaderBytes; place < bytes.Length; place += 3)
        {
            var sample = BinaryPrimitives.ReadInt32LittleEndian([0, .. bytes.AsSpan(place, 3)]) >> 8;
            Assert.InRange(sample, -4194304 - 1, -4194304 + 2);
        }
    }

    [Fact]
    public void FloatingPointIsNotRoundedAndHasItsFactChunk()
    {
        using var stream = new MemoryStream();
        WavFile.Write(new Constant(0.3f, 1000), stream, WavSampleFormat.Floating32, Token);
        var bytes = stream.ToArray();

        Assert.Equal(bytes.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)));
        Assert.Equal("12000000" + "0300" + "0200" + "803E0000" + "00F40100" + "0800" + "2000" + "0000", Convert.ToHexString(bytes, 16, 22));
        Assert.Equal("fact", Encoding.ASCII.GetString(bytes, 38, 4));
        Assert.Equal((4, 1000), (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(42)), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(46))));
        Assert.Equal("data", Encoding.ASCII.GetString(bytes, 50, 4));
        Assert.Equal(8000, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(54)));
        Assert.Equal(58 + 8000, bytes.Length);
        Assert.Equal(0.3f, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(bytes.Length - 4)));
    }

    [Fact]
    public void DitherKeepsTheMeanBetweenTwoSteps()
    {
        // A third of a step above a whole number of them: rounding alone would lose it.
        using var stream = new MemoryStream();
        WavFile.Write(new Constant(100.3333f / short.MaxValue, 20_000), stream, cancellation: Token);
        var samples = Samples(stream.ToArray());

        Assert.Equal(100.3333, samples.Average(sample => (double)sample), 1);
        Assert.All(samples, sample => Assert.InRange(sample, 99, 102));
    }

    [Fact]
    public void SilenceStaysSilence()
    {
        using var stream = new MemoryStream();
        WavFile.Write(new Constant(0, 500), stream, cancellation: Token);

        Assert.All(Samples(stream.ToArray()), sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void BringsAPieceToOneDecibelBelowFullScale()
    {
        var path = Path.Combine(_folder, "new", "loud.wav");
        WavFile.Write(Sound.PieceOf(new Part { Program = 19, Notes = [new Note(0, 500, 60, 127), new Note(0, 500, 64, 127), new Note(0, 500, 67, 127)] }), path, cancellation: Token);

        Assert.InRange(Samples(File.ReadAllBytes(path)).Max(sample => Math.Abs((int)sample)) / 32767.0, 0.88, 0.9);
    }

    [Fact]
    public void AQuietPieceStaysQuiet()
    {
        var path = Path.Combine(_folder, "quiet.wav");
        WavFile.Write(Sound.OneNote(19, 60, 500, velocity: 5), path, cancellation: Token);

        Assert.InRange(Samples(File.ReadAllBytes(path)).Max(sample => Math.Abs((int)sample)) / 32767.0, 0.0005, 0.05);
    }

    [Fact]
    public void TheSamePieceGivesTheSameBytes()
    {
        var piece = Sound.PieceOf(new Part { Notes = [new Note(0, 300, 60, 90), new Note(250, 300, 64, 90)] });
        var (first, second) = (Path.Combine(_folder, "1.wav"), Path.Combine(_folder, "2.wav"));
        WavFile.Write(piece, first, cancellation: Token);
        WavFile.Write(piece, second, cancellation: Token);

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void TellsItsProgressToTheEnd()
    {
        var shares = new List<double>();
        WavFile.Write(Sound.OneNote(0, 60, 500), Path.Combine(_folder, "x.wav"), progress: new Listener(shares), cancellation: Token);

        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
        Assert.True(shares[0] < 0.5);
    }

    [Fact]
    public void CancellingLeavesNoFile()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var path = Path.Combine(_folder, "never.wav");

        Assert.Throws<OperationCanceledException>(() => WavFile.Write(Sound.OneNote(0, 60, 500), path, cancellation: cancellation.Token));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void SaysThatAPieceOfAWeekIsTooLong()
    {
        var piece = Sound.OneNote(0, 60, 500) with { End = 1_200_000_000 };

        var error = Assert.Throws<MusicRnnException>(() => WavFile.Write(piece, Path.Combine(_folder, "week.wav"), cancellation: Token));
        Assert.Contains("4 GB", error.Message, StringComparison.Ordinal);
    }

    private static short[] Samples(byte[] file)
    {
        var samples = new short[(file.Length - HeaderBytes) / 2];
        for (var index = 0; index < samples.Length; index++)
        {
            samples[index] = BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(HeaderBytes + (2 * index)));
        }

        return samples;
    }

    private sealed class Listener(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }

    private sealed class Constant(float level, int length) : IAudioSource
    {
        private int _left = length;

        public int SampleRate => 16_000;

        public int Read(Span<float> interleavedStereo)
        {
            var frames = Math.Min(_left, interleavedStereo.Length / 2);
            interleavedStereo[..(2 * frames)].Fill(level);
            _left -= frames;
            return frames;
        }
    }
}
