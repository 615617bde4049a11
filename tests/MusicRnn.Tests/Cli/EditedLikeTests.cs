using MusicRnn.Notation;
using MusicRnn.Tests.Composing;
using MusicRnn.Tests.Composing.Editing;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Cli;

/// <summary><c>musicrnn compose MODEL --like FILE</c> of a file that was made from another one.</summary>
public sealed class EditedLikeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _tune;

    public EditedLikeTests()
    {
        _model = _folder.PathOf("small.mrnn");
        SmallModels.UntrainedWithFeatures().Write(_model);
        _tune = _folder.PathOf("Walk.json");
        using var stream = File.Create(_tune);
        NotationFormats.ForFile(_tune)!.Write(EditingPieces.TwoParts with { Recipe = """{"of":"another piece"}""" }, stream);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("continued", "--continue", "--bars", "2")]
    [InlineData("rewritten", "--rewrite", "--from-bar", "2", "--to-bar", "3", "--candidates", "5", "--sweeps", "2")]
    [InlineData("varied", "--vary", "--amount", "0.5", "--candidates", "5")]
    [InlineData("harmonized", "--harmonize", "--given-part", "2", "--candidates", "5")]
    public void AnEditedFileMakesItselfAgainToTheByte(string name, string option, params string[] details)
    {
        var name2 = $"walk-{name}-9-2.mid";
        Run(["compose", _model, option, _tune, .. details, "--temperature", "0.9", "--top-k", "7", "-n", "2", "--seed", "9", "-o", _folder.PathOf("first"), "--threads", "1"]);
        var first = _folder.PathOf($"first/{name2}");
        File.Copy(_tune, _folder.PathOf("copy of it.json"));

        Run("compose", _model, "--like", first, option, _folder.PathOf("copy of it.json"), "-o", _folder.PathOf("again"), "--threads", "2");

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(_folder.PathOf($"again/{name2}")));
        Assert.Single(Directory.GetFiles(_folder.PathOf("again")));
    }

    [Theory]
    [InlineData("continued", "--continue", "--bars", "2")]
    [InlineData("rewritten", "--rewrite", "--from-bar", "2", "--to-bar", "3", "--candidates", "5")]
    [InlineData("harmonized", "--harmonize", "--candidates", "5")]
    public void SoDoesTheTextOfAModelThatWritesText(string name, string option, params string[] details)
    {
        const string text = "X:1\nT:A\n% é\nM:2/4\nL:1/8\nK:C\nCDEF|GABc|\"G7\"cBAG|FEDC|\nCDEF|GABc|]";
        SmallModels.UntrainedWithFeatures(AbcTokenizer.ForTexts([text.Replace("é", "", StringComparison.Ordinal)])).Write(_folder.PathOf("t.mrnn"));
        File.WriteAllText(_folder.PathOf("a.abc"), text + "\n");
        Run(["compose", _folder.PathOf("t.mrnn"), option, _folder.PathOf("a.abc"), .. details, "-n", "2", "--seed", "4", "-o", _folder.PathOf("first"), "--threads", "1"]);

        Run("compose", _folder.PathOf("t.mrnn"), "--like", _folder.PathOf($"first/a-{name}-4-2.abc"), option, _folder.PathOf("a.abc"), "-o", _folder.PathOf("again"), "--threads", "2");

        foreach (var extension in (string[])["mid", "abc"])
        {
            Assert.Equal(File.ReadAllBytes(_folder.PathOf($"first/a-{name}-4-2.{extension}")), File.ReadAllBytes(_folder.PathOf($"again/a-{name}-4-2.{extension}")));
        }

        Assert.Contains("\n% é\n", File.ReadAllText(_folder.PathOf($"again/a-{name}-4-2.abc")), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSourceIsLookedForBesideTheFileAndInTheWorkingFolder()
    {
        var varied = Varied();
        File.Copy(_tune, _folder.PathOf("varied/Walk.json"));
        Run("compose", _model, "--like", varied, "-o", _folder.PathOf("beside"));
        File.WriteAllText(_folder.PathOf("varied/Walk.json"), "another");

        var here = MusicRnnProcess.RunIn(_folder.Root, "compose", _model, "--like", varied, "-o", _folder.PathOf("here"));

        Assert.True(here.ExitCode == 0, here.Errors);
        Assert.Equal(File.ReadAllBytes(varied), File.ReadAllBytes(_folder.PathOf("beside/walk-varied-1-1.mid")));
        Assert.Equal(File.ReadAllBytes(varied), File.ReadAllBytes(_folder.PathOf("here/walk-varied-1-1.mid")));
    }

    [Fact]
    public void AMissingOrAnotherSourceIsToldInOneLine()
    {
        var varied = Varied();
        var other = _folder.PathOf("other.abc");
        File.WriteAllText(other, "X:1\nK:C\nCDEF|\n");

        AssertMistake($"{varied}: expected Walk.json (SHA-256 ", "beside it or in this folder; found none. Give it with --vary FILE.", "--like", varied);
        AssertMistake($"{other}: expected Walk.json (SHA-256 ", "found another file (SHA-256 ", "--like", varied, "--vary", other);
        AssertMistake($"{other}x: expected Walk.json (SHA-256 ", "found no file. Give that file with --vary.", "--like", varied, "--vary", other + "x");
        File.Copy(other, _folder.PathOf("varied/Walk.json"));
        AssertMistake($"{varied}: expected Walk.json (SHA-256 ", "found another file of that name.", "--like", varied);
    }

    [Fact]
    public void OptionsThatDoNotGoWithTheEditAreToldInOneLine()
    {
        var varied = Varied();
        Run("compose", _model, "-n", "1", "--seed", "1", "--bars", "2", "-o", _folder.PathOf("new"));
        var composed = _folder.PathOf("new/small-1-1.mid");

        AssertMistake(varied, "expected a piece that was made with --rewrite, found one that was made with --vary.", "--like", varied, "--rewrite", _tune);
        AssertMistake(composed, "expected a piece that was made with --vary, found one that was composed new.", "--like", composed, "--vary", _tune);
        AssertMistake(composed, "--amount goes with --vary only.", "--like", composed, "--amount", "0.4");
        AssertMistake(varied, "--bars does not go with --vary", "--like", varied, "--bars", "4");
    }

    [Fact]
    public void OptionsGivenWithItChangeWhatTheySay()
    {
        var varied = Varied();
        Run("compose", _model, "--vary", _tune, "--amount", "0.9", "--candidates", "3", "-n", "1", "--seed", "2", "-o", _folder.PathOf("direct"));

        Run("compose", _model, "--like", varied, "--vary", _tune, "--amount", "0.9", "--seed", "2", "-o", _folder.PathOf("changed"));

        Assert.Equal(File.ReadAllBytes(_folder.PathOf("direct/walk-varied-2-1.mid")), File.ReadAllBytes(_folder.PathOf("changed/walk-varied-2-1.mid")));
    }

    [Fact]
    public void InfoTellsWhatAnEditedPieceWasMadeFrom() =>
        Assert.Contains("varied from Walk.json, SHA-256 ", Run("info", Varied()), StringComparison.Ordinal);

    private string Varied()
    {
        Run("compose", _model, "--vary", _tune, "--amount", "0.5", "--candidates", "3", "-n", "1", "--seed", "1", "-o", _folder.PathOf("varied"));
        return _folder.PathOf("varied/walk-varied-1-1.mid");
    }

    private void AssertMistake(string beginning, string end, params string[] arguments)
    {
        var result = MusicRnnProcess.Run(["compose", _model, .. arguments, "-o", _folder.PathOf("out")]);

        Assert.Equal(1, result.ExitCode);
        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith($"musicrnn: {beginning}", line, StringComparison.Ordinal);
        Assert.Contains(end, line, StringComparison.Ordinal);
    }

    private static string Run(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }
}
