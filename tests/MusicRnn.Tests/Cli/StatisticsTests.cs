using System.Text.Json;

namespace MusicRnn.Tests.Cli;

/// <summary>Comparing generated pieces with a reference as a person does it.</summary>
public sealed class StatisticsTests : IDisposable
{
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PiecesThatAreTheReferenceAreCopiesAndNotApartAndEveryRunSaysSo()
    {
        var tunes = _folder.AddTunes("tunes", count: 8);

        var (first, second) = (Run("--generated", tunes, "--reference", tunes, "--json", "--seed", "3"), Run("--generated", tunes, "--reference", tunes, "--json", "--seed", "3"));

        Assert.Equal(first, second);
        var facts = JsonSerializer.Deserialize<JsonElement>(first);
        Assert.Equal(8, facts.GetProperty("generated").GetProperty("pieces").GetInt32());
        Assert.Equal(8 * 64, facts.GetProperty("reference").GetProperty("notes").GetInt32());
        var range = Named(facts.GetProperty("metrics"), "pitch range");
        Assert.Equal(range.GetProperty("generated").GetProperty("mean").GetDouble(), range.GetProperty("reference").GetProperty("mean").GetDouble());
        Assert.Equal(4, range.GetProperty("firstHalf").GetProperty("pieces").GetInt32());
        Assert.Equal(JsonValueKind.Null, Named(facts.GetProperty("metrics"), "drum pattern consistency").GetProperty("generated").GetProperty("mean").ValueKind);
        Assert.Equal(1, Named(facts.GetProperty("histograms"), "intervals").GetProperty("overlap").GetDouble(), 9);
        Assert.InRange(Named(facts.GetProperty("features"), "pitch-class histogram").GetProperty("halves").GetProperty("overlappedArea").GetDouble(), 0, 1);
        var copies = facts.GetProperty("copies");
        Assert.Equal(64, copies.GetProperty("longest").GetInt32());
        Assert.True(copies.GetProperty("longestOfHalves").GetInt32() < 16);
        Assert.All(copies.GetProperty("runs").EnumerateArray(), run => Assert.Equal(run.GetProperty("piece").GetString(), run.GetProperty("source").GetString()));
    }

    [Fact]
    public void ItIsToldInWordsAndDrawn()
    {
        var tunes = _folder.AddTunes("tunes", count: 6);
        var plots = _folder.PathOf("plots");

        var text = Run("--generated", tunes, "--reference", tunes, "--plots", plots);

        Assert.Contains("groove consistency", text, StringComparison.Ordinal);
        Assert.Contains("note-length transitions", text, StringComparison.Ordinal);
        Assert.Contains("tune0.mid, from bar 1: 64 notes of tune0.mid, from bar 1", text, StringComparison.Ordinal);
        Assert.Equal(
            ["distances.png", "histograms.png", "metrics.png", "self-similarity-generated.png", "self-similarity-reference.png"],
            Directory.GetFiles(plots).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(plots), file => Assert.Equal(PngSignature, File.ReadAllBytes(file)[..PngSignature.Length]));
    }

    [Fact]
    public void OnePieceBesideOneIsComparedAsFarAsItGoes()
    {
        var tunes = _folder.AddTunes("tunes", count: 1);

        var text = Run("--generated", tunes, "--reference", tunes);

        Assert.Contains("Too few pieces", text, StringComparison.Ordinal);
        Assert.Contains("at most 64", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expected --reference FOLDER", "--generated", "DIR")]
    [InlineData("expected --generated DIR", "--reference", "DIR")]
    [InlineData("expected --generated DIR", "some.mrnn", "DIR", "--plots", "DIR")]
    [InlineData("found 'some.mrnn' too", "some.mrnn", "--generated", "DIR", "--reference", "DIR")]
    [InlineData("--files is for models", "--generated", "DIR", "--reference", "DIR", "--files")]
    [InlineData("found neither")]
    public void HalfARequestIsWrongUsage(string expected, params string[] arguments)
    {
        var result = MusicRnnProcess.Run(["evaluate", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithoutMusicIsAMistakeThatIsNamed()
    {
        var tunes = _folder.AddTunes("tunes", count: 2);
        var empty = Directory.CreateDirectory(_folder.PathOf("empty")).FullName;
        var broken = Path.GetDirectoryName(_folder.Write("broken/broken.mid", [1, 2, 3]))!;

        AssertMistake("empty: expected files of music, found no file at all", "--generated", empty, "--reference", tunes);
        AssertMistake("broken: expected files of music, found none that can be used among 1 file", "--generated", tunes, "--reference", broken);
        AssertMistake("missing: expected a file or folder, found nothing there", "--generated", _folder.PathOf("missing"), "--reference", tunes);
    }

    private static string Run(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(["evaluate", .. arguments]);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }

    private static JsonElement Named(JsonElement list, string name) => list.EnumerateArray().Single(each => each.GetProperty("name").GetString() == name);

    private static void AssertMistake(string expected, params string[] arguments)
    {
        var result = MusicRnnProcess.Run(["evaluate", .. arguments]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
