namespace MusicRnn.Tests.Cli;

/// <summary>Playing where there is nothing to play through.</summary>
public sealed class PlayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WithoutAnOutputOneLineSaysWhatToDo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only here can the sound server and the device be hidden.");
        var tunes = _folder.AddTunes("tunes", count: 1);

        var result = MusicRnnProcess.RunWith(Deaf(), "play", Path.Combine(tunes, "tune0.mid"));

        Assert.Equal(1, result.ExitCode);
        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith("musicrnn: no sound output can be opened (pulse: ", line, StringComparison.Ordinal);
        Assert.EndsWith("Connect a sound device or start the sound server. A sound file needs neither: musicrnn render FILE -o OUT.wav", line, StringComparison.Ordinal);
    }

    [Fact]
    public void OutputsAreListedWithTheReasonWhyTheyCannotBeUsed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only here can the sound server and the device be hidden.");

        var result = MusicRnnProcess.RunWith(Deaf(), "play", "--list-outputs");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.ErrorLines);
        Assert.Matches("winmm .*is not for this operating system", result.Output);
        Assert.DoesNotContain("can be used", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PlayingNothingIsWrongUsage()
    {
        var result = MusicRnnProcess.Run("play");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("expected a FILE to play, or --list-outputs", result.Errors, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Deaf() => new()
    {
        ["PULSE_SERVER"] = "unix:" + _folder.PathOf("no-server"),
        ["ALSA_CONFIG_PATH"] = _folder.PathOf("no-alsa"),
        ["XDG_RUNTIME_DIR"] = _folder.Root,
    };
}
