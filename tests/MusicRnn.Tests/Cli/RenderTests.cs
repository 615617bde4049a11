using System.Buffers.Binary;

namespace MusicRnn.Tests.Cli;

/// <summary>Making sound files as a person does it.</summary>
public sealed class RenderTests : IDisposable
{
    private const string Book = "X:1\nT:One\nM:4/4\nL:1/4\nK:C\nCDEF|]\n\nX:2\nT:Two\nM:4/4\nL:1/4\nK:C\nGABc|]\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ThePiecesOfABookAreNumbered()
    {
        var book = _folder.Write("book.abc", System.Text.Encoding.ASCII.GetBytes(Book));

        var result = MusicRnnProcess.Run("render", book, "-o", _folder.PathOf("out.wav"), "--bits", "24", "--rate", "48000");

        Assert.Equal($"Wrote 2 sound files, {_folder.PathOf("out-1.wav")} to {_folder.PathOf("out-2.wav")}.\n", result.Output);
        Assert.Equal(0, result.ExitCode);
        var header = File.ReadAllBytes(_folder.PathOf("out-2.wav")).AsSpan();
        Assert.Equal((48_000, 24), (BinaryPrimitives.ReadInt32LittleEndian(header[24..]), BinaryPrimitives.ReadInt16LittleEndian(header[34..])));
    }

    [Fact]
    public void OnePieceOfABookIsDrawn()
    {
        var book = _folder.Write("book.abc", System.Text.Encoding.ASCII.GetBytes(Book));

        var result = MusicRnnProcess.Run("render", book, "-o", _folder.PathOf("two.wav"), "--piece", "2", "--spectrogram", _folder.PathOf("two.png"));

        Assert.Equal($"Wrote {_folder.PathOf("two.wav")}.\nWrote {_folder.PathOf("two.png")}.\n", result.Output);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_folder.PathOf("two.png"))[..4]);
    }

    [Fact]
    public void AFolderKeepsItsPathsAndItsBadFilesAreTold()
    {
        var tunes = _folder.AddTunes("in/tunes", count: 2);
        File.WriteAllText(Path.Combine(tunes, "broken.mid"), "Dear reader");

        var result = MusicRnnProcess.Run("render", _folder.PathOf("in"), "-o", _folder.PathOf("out"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("broken.mid(byte 0): expected a MIDI file", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal($"Wrote 2 wav files with 2 pieces to {_folder.PathOf("out")}. Of the other files, 1 could not be converted.\n", result.Output);
        Assert.True(File.Exists(_folder.PathOf("out/tunes/tune1.wav")));
    }

    [Theory]
    [InlineData("expected the name of a .wav file", "out.mp3")]
    [InlineData("expected a --piece of 1 to 2, found 3", "out.wav", "--piece", "3")]
    [InlineData("expected one piece for a --spectrogram, found 2", "out.wav", "--spectrogram", "x.png")]
    public void MistakesGetOneLine(string message, string output, params string[] further)
    {
        var book = _folder.Write("book.abc", System.Text.Encoding.ASCII.GetBytes(Book));

        var result = MusicRnnProcess.Run(["render", book, "-o", _folder.PathOf(output), .. further]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
