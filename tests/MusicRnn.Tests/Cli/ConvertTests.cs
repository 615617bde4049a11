using MusicRnn.Notation;

namespace MusicRnn.Tests.Cli;

/// <summary>Converting as a person does it.</summary>
public sealed class ConvertTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFolderGoesThereAndBackWithTheSameMusic()
    {
        var tunes = _folder.AddTunes("in/tunes", count: 3);
        File.WriteAllText(Path.Combine(tunes, "broken.mid"), "Dear reader");
        File.WriteAllText(Path.Combine(tunes, "tune0.abc"), "X:1\nK:C\nCDEF|]\n");

        var there = MusicRnnProcess.Run("convert", _folder.PathOf("in"), _folder.PathOf("json"), "--to", "json");
        var back = MusicRnnProcess.Run("convert", _folder.PathOf("json"), _folder.PathOf("back"), "--to", "mid");

        Assert.Equal(1, there.ExitCode);
        Assert.Contains("broken.mid(byte 0): expected a MIDI file", Assert.Single(there.ErrorLines), StringComparison.Ordinal);
        Assert.Equal($"Wrote 4 json files with 4 pieces to {_folder.PathOf("json")}. Of the other files, 1 could not be converted.\n", there.Output);
        Assert.Equal(0, back.ExitCode);
        Assert.Equal(
            ["tunes/tune0.abc.mid", "tunes/tune0.mid.mid", "tunes/tune1.mid", "tunes/tune2.mid"],
            Directory.GetFiles(_folder.PathOf("back"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.PathOf("back"), file)).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllBytes(Path.Combine(tunes, "tune1.mid")), File.ReadAllBytes(_folder.PathOf("back/tunes/tune1.mid")));
    }

    [Fact]
    public void InItsOwnFolderNothingIsWrittenOverUnasked()
    {
        var tunes = _folder.AddTunes("in", count: 1);
        File.WriteAllText(Path.Combine(tunes, "tune0.abc"), "X:1\nK:C\nCDEF|]\n");
        File.WriteAllText(Path.Combine(tunes, "other.abc"), "X:1\nK:C\nCDEF|]\n");
        var before = File.ReadAllBytes(Path.Combine(tunes, "tune0.mid"));

        var cautious = MusicRnnProcess.Run("convert", tunes, tunes, "--to", "midi");
        Assert.Equal(1, cautious.ExitCode);
        Assert.Contains("was not written over", Assert.Single(cautious.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(tunes, "tune0.mid")));
        Assert.True(File.Exists(Path.Combine(tunes, "other.mid")));

        Assert.Equal(0, MusicRnnProcess.Run("convert", tunes, tunes, "--to", "midi", "--overwrite").ExitCode);
        Assert.Equal(4, NotationFormats.Read(Path.Combine(tunes, "tune0.mid")).Pieces[0].NoteCount);
    }
}
