using MusicRnn.Notation;
using MusicRnn.Tests.Notation.Midi;

namespace MusicRnn.Tests.Notation;

public sealed class NotationFormatsTests
{
    [Theory]
    [InlineData("songs/a.mid", "midi")]
    [InlineData("A.MIDI", "midi")]
    [InlineData("a.b.kar", "midi")]
    [InlineData("a.rmi", "midi")]
    [InlineData("a.json", "json")]
    [InlineData("a.mp3", null)]
    [InlineData("mid", null)]
    [InlineData("", null)]
    public void TheExtensionTellsTheFormat(string path, string? format) =>
        Assert.Equal(format, NotationFormats.ForFile(path)?.Name);

    [Fact]
    public void NoTwoFormatsShareANameOrAnExtension()
    {
        var names = NotationFormats.All.Select(format => format.Name).ToArray();
        var extensions = NotationFormats.All.SelectMany(format => format.Extensions).ToArray();

        Assert.Equal(names.Distinct(), names);
        Assert.Equal(extensions.Distinct(StringComparer.OrdinalIgnoreCase), extensions);
        Assert.All(extensions, extension => Assert.StartsWith(".", extension, StringComparison.Ordinal));
    }

    [Fact]
    public void ReadsAFileByItsExtension()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.mid", HexDump.File("00 90 3C 64 04 80 3C 40 00 FF 2F 00"));

        Assert.Equal(1, Assert.Single(NotationFormats.Read(path).Pieces).NoteCount);
    }

    [Fact]
    public void ReadsWhereALinkLeads()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.mid", HexDump.File("00 90 3C 64 04 80 3C 40 00 FF 2F 00"));
        var link = folder.PathOf("link.mid");
        File.CreateSymbolicLink(link, path);

        Assert.Equal(1, Assert.Single(NotationFormats.Read(link).Pieces).NoteCount);
    }

    [Fact]
    public void SaysThatATextFileIsNotMidi()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("notes.mid", "Dear Anna"u8.ToArray());

        Assert.StartsWith($"{path}(byte 0): expected a MIDI file, which begins with 'MThd', found 'Dear'.", MessageFor<NotationException>(path), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysThatAFileIsEmpty()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("found an empty file", MessageFor<NotationException>(folder.Write("a.mid", [])), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysThatAFileIsTooLarge()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.mid", []);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(WholeFile.MaxBytes + 1L);
        }

        Assert.Contains("at most 64 MiB", MessageFor<NotationException>(path), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysThatNoFormatHasTheExtension()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.mp3", [1]);

        Assert.StartsWith($"{path}: expected a file of music (", MessageFor<MusicRnnException>(path), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysThatThereIsNoFile()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal($"{folder.PathOf("a.mid")}: expected a file, found none there. Check its name.", MessageFor<MusicRnnException>(folder.PathOf("a.mid")));
        Assert.Contains("found none there", MessageFor<MusicRnnException>(folder.PathOf("b/a.mid")), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysThatItIsAFolder()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("a.mid"));

        Assert.Contains("expected a file, found a folder", MessageFor<MusicRnnException>(folder.PathOf("a.mid")), StringComparison.Ordinal);
    }

    [Fact]
    public void ALinkToItselfCannotBeOpened()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.PathOf("a.mid"), folder.PathOf("a.mid"));

        Assert.Contains("a.mid: ", MessageFor<MusicRnnException>(folder.PathOf("a.mid")), StringComparison.Ordinal);
    }

    private static string MessageFor<T>(string path) where T : MusicRnnException => Assert.Throws<T>(() => NotationFormats.Read(path)).Message;
}
