using System.Text.Json;

namespace MusicRnn.Tests.Cli;

/// <summary>A split given as lists: what is learned from, chosen by and measured by is what they say.</summary>
public sealed class GivenSplitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PiecesAreOnTheSidesThatTheListsSay()
    {
        var tunes = _folder.AddTunes("tunes", count: 8);
        var lists = _folder.Write("split.json", """{"note": "by hand", "train": ["tune0", "tune1.mid", "tune2"], "valid": ["tune3", "tune4"], "test": ["tune5", "tune6"]}"""u8.ToArray());
        var model = _folder.PathOf("given.mrnn");

        var trained = MusicRnnProcess.Run("train", tunes, "-o", model, "--split", lists, "--preset", "small", "--steps", "1", "--hidden-size", "8", "--embedding-size", "8");

        Assert.Equal(0, trained.ExitCode);
        Assert.Contains("3 pieces to learn from, 2 to validate", trained.Output, StringComparison.Ordinal);
        Assert.Contains("tune7.mid", trained.Output, StringComparison.Ordinal);
        Assert.Equal(["tune3.mid", "tune4.mid"], Scored(model, tunes));
        Assert.Equal(["tune5.mid", "tune6.mid"], Scored(model, tunes, "--split", lists, "--side", "test"));
    }

    [Theory]
    [InlineData("""{"train": ["a"], "valid": ["a"]}""", "found 'a' on two")]
    [InlineData("""{"train": ["a"]}""", "found only one")]
    [InlineData("""{"learn": ["a"]}""", "found neither")]
    [InlineData("""["a"]""", "found something else")]
    [InlineData("no json", "found something else")]
    [InlineData(null, "cannot be read")]
    public void ListsThatAreNoneAreRefusedInOneLine(string? text, string message)
    {
        var tunes = _folder.AddTunes("tunes", count: 3);
        var lists = text is null ? _folder.PathOf("none.json") : _folder.Write("split.json", System.Text.Encoding.UTF8.GetBytes(text));

        var result = MusicRnnProcess.Run("train", tunes, "-o", _folder.PathOf("model.mrnn"), "--split", lists);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.ErrorLines);
    }

    private static string?[] Scored(string model, string tunes, params string[] more)
    {
        var result = MusicRnnProcess.Run(["evaluate", model, tunes, "--json", .. more]);
        Assert.Equal(0, result.ExitCode);
        var facts = JsonSerializer.Deserialize<JsonElement>(result.Output);
        return [.. facts.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString())];
    }
}
