using MusicRnn.Notation;

namespace MusicRnn.Tests.Cli;

/// <summary>The main job with other tokens than those of scores.</summary>
public sealed class TokensTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("performance")]
    [InlineData("abc")]
    public void TrainsComposesAndEvaluates(string tokens)
    {
        var tunes = _folder.AddTunes("tunes");
        var model = _folder.PathOf("m.mrnn");
        Succeeds("train", tunes, "-o", model, "--tokens", tokens, "--steps", "2", "--hidden-size", "8", "--embedding-size", "8", "--batch-size", "2", "--seq-length", "8");

        Succeeds("compose", model, "-n", "1", "--seed", "1", "--bars", "3", "--primer", Path.Combine(tunes, "tune0.mid"), "--primer-bars", "2", "-o", _folder.PathOf("out"));
        var evaluation = Succeeds("evaluate", model, tunes);

        var composed = NotationFormats.Read(_folder.PathOf("out/m-1-1.mid"));
        Assert.True(Assert.Single(composed.Pieces).NoteCount >= 15);
        Assert.Equal(tokens.StartsWith("abc", StringComparison.Ordinal), File.Exists(_folder.PathOf("out/m-1-1.abc")));
        Assert.Contains("perplexity", evaluation, StringComparison.Ordinal);
    }

    private static string Succeeds(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }
}
