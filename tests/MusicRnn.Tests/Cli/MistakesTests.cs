namespace MusicRnn.Tests.Cli;

/// <summary>A person's mistake gets one clear line and exit code 1, wrong usage exit code 2, and never a stack trace.</summary>
public sealed class MistakesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TrainingOnAFolderThatDoesNotExist() =>
        AssertMistake("nowhere", "train", _folder.PathOf("nowhere"), "-o", _folder.PathOf("m.mrnn"));

    [Fact]
    public void TrainingOnAnEmptyFolder()
    {
        Directory.CreateDirectory(_folder.PathOf("empty"));

        AssertMistake("found no file", "train", _folder.PathOf("empty"), "-o", _folder.PathOf("m.mrnn"));
    }

    [Fact]
    public void TrainingOnAFolderWithoutAUsableFile()
    {
        Directory.CreateDirectory(_folder.PathOf("letters"));
        File.WriteAllText(_folder.PathOf("letters/dear.txt"), "Dear reader");

        AssertMistake("none that can be used", "train", _folder.PathOf("letters"), "-o", _folder.PathOf("m.mrnn"));
    }

    [Fact]
    public void TrainingOnATextThatIsNamedLikeAMidiFile()
    {
        Directory.CreateDirectory(_folder.PathOf("text"));
        File.WriteAllText(_folder.PathOf("text/tune.mid"), "Dear reader");

        AssertMistake("not readable as midi", "train", _folder.PathOf("text"), "-o", _folder.PathOf("m.mrnn"));
    }

    [Fact]
    public void TrainingOnAMidiFileThatIsCutOffBeforeItsFirstNote()
    {
        var tunes = _folder.AddTunes("cut", count: 1);
        var file = Directory.GetFiles(tunes).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..22]);

        AssertMistake("not readable as midi", "train", tunes, "-o", _folder.PathOf("m.mrnn"));
    }

    [Fact]
    public void TrainingIntoAPlaceThatCannotBeWrittenTo()
    {
        var tunes = _folder.AddTunes("tunes");
        File.WriteAllText(_folder.PathOf("file"), "");

        AssertMistake("cannot be written", "train", tunes, "-o", _folder.PathOf("file/m.mrnn"));
    }

    [Fact]
    public void TrainingIntoAReadOnlyFolder()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Permissions do not bind this user, or work otherwise here.");
            return;
        }

        var tunes = _folder.AddTunes("tunes");
        var readOnly = Directory.CreateDirectory(_folder.PathOf("readonly"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;

        AssertMistake("cannot be written", "train", tunes, "-o", Path.Combine(readOnly, "m.mrnn"));
    }

    [Fact]
    public void ResumingARunThatNeverWas() =>
        AssertMistake("no training run", "train", _folder.AddTunes("tunes"), "-o", _folder.PathOf("m.mrnn"), "--resume");

    [Fact]
    public void ComposingWithAModelThatDoesNotExist() =>
        AssertMistake("m.mrnn", "compose", _folder.PathOf("m.mrnn"));

    [Fact]
    public void ComposingWithAForeignFile()
    {
        File.WriteAllText(_folder.PathOf("m.mrnn"), "Dear reader");

        AssertMistake("m.mrnn", "compose", _folder.PathOf("m.mrnn"));
    }

    [Fact]
    public void ConvertingWhatIsNotThere() =>
        AssertMistake("found none there", "convert", _folder.PathOf("nowhere.mid"), _folder.PathOf("out.json"));

    [Fact]
    public void ConvertingAFolderIntoAFile() =>
        AssertMistake("expected the name of a folder", "convert", _folder.AddTunes("tunes"), _folder.PathOf("out.json"), "--to", "json");

    [Fact]
    public void ConvertingAFileIntoItself()
    {
        var tune = Path.Combine(_folder.AddTunes("tunes"), "tune0.mid");

        AssertMistake("expected another file to write", "convert", tune, tune);
    }

    [Fact]
    public void ConvertingAFolderThatHasNothingToConvert() =>
        AssertMistake("6 in midi already", "convert", _folder.AddTunes("tunes"), _folder.PathOf("out"), "--to", "midi");

    [Fact]
    public void AskingForAPieceThatAFileDoesNotHave() =>
        AssertMistake("expected a --piece of 1 to 1", "info", Path.Combine(_folder.AddTunes("tunes"), "tune0.mid"), "--piece", "2");

    [Theory]
    [InlineData("convert", "x", "y", "--to", "mp3")]
    [InlineData("train")]
    [InlineData("compose")]
    [InlineData("sing")]
    [InlineData("train", "x", "--layers", "99")]
    [InlineData("compose", "x", "--temperature", "hot")]
    [InlineData("compose", "x", "--top-p", "0")]
    [InlineData("compose", "x", "--min-p", "1.5")]
    [InlineData("compose", "x", "--range", "C6..C3")]
    [InlineData("compose", "x", "--max-copy", "1")]
    public void WrongUsageIsToldAsSuch(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--help", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    private static void AssertMistake(string expected, params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith("musicrnn: ", result.Errors, StringComparison.Ordinal);
    }
}
