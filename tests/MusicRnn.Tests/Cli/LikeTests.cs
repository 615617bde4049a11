using System.Text;
using MusicRnn.Tests.Composing;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Cli;

/// <summary><c>musicrnn compose MODEL --like FILE</c>: a file makes itself again.</summary>
public sealed class LikeTests(LikeTests.Composed composed) : IClassFixture<LikeTests.Composed>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AFileMakesItselfAgainToTheByte(int threads)
    {
        Run("compose", composed.Model, "--like", composed.Second, "-o", _folder.PathOf("again"), "--threads", $"{threads}");

        Assert.Equal(File.ReadAllBytes(composed.Second), File.ReadAllBytes(_folder.PathOf("again/m-5-2.mid")));
        Assert.Single(Directory.GetFiles(_folder.PathOf("again")));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("musicxml")]
    [InlineData("json")]
    public void SoDoesItInAnotherFormatAndUnderAnotherName(string extension)
    {
        File.Copy(composed.Model, _folder.PathOf("renamed.mrnn"));
        Run("convert", composed.Second, _folder.PathOf($"tune.{extension}"));

        Run("compose", _folder.PathOf("renamed.mrnn"), "--like", _folder.PathOf($"tune.{extension}"), "-o", _folder.PathOf("again"));

        Assert.Equal(File.ReadAllBytes(composed.Second), File.ReadAllBytes(_folder.PathOf("again/m-5-2.mid")));
    }

    [Fact]
    public void TheTextOfAModelThatWritesTextMakesItselfAgainToo()
    {
        SmallModels.UntrainedWithFeatures(AbcTokenizer.ForTexts(["X:1\nT:A\nM:2/4\nK:C\nCDEF GABc|"])).Write(_folder.PathOf("t.mrnn"));
        Run("compose", _folder.PathOf("t.mrnn"), "-n", "3", "--seed", "4", "--bars", "2", "-o", _folder.PathOf("first"));

        Run("compose", _folder.PathOf("t.mrnn"), "--like", _folder.PathOf("first/t-4-3.mid"), "-o", _folder.PathOf("again"));

        Assert.Contains("% musicrnn-recipe {", File.ReadAllText(_folder.PathOf("first/t-4-3.abc")), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(_folder.PathOf("first/t-4-3.abc")), File.ReadAllText(_folder.PathOf("again/t-4-3.abc")));
    }

    [Fact]
    public void OptionsGivenWithItChangeWhatTheySayAndNothingElse()
    {
        Run("compose", composed.Model, "--like", composed.Second, "--seed", "6", "-o", _folder.PathOf("seed"));
        Run("compose", composed.Model, "--like", composed.Second, "--temperature", "0.9", "--bars", "3", "-n", "2", "-o", _folder.PathOf("bars"));

        Assert.NotEqual(File.ReadAllBytes(composed.Second), File.ReadAllBytes(_folder.PathOf("seed/m-6-2.mid")));
        var info = Run("info", _folder.PathOf("bars/m-5-3.mid"), "--json");
        Assert.Contains("\"temperature\": 0.9", info, StringComparison.Ordinal);
        Assert.Contains("\"topK\": 4", info, StringComparison.Ordinal);
        Assert.Contains("\"bars\": 3", info, StringComparison.Ordinal);
    }

    [Fact]
    public void InfoTellsHowAPieceWasComposed()
    {
        var told = Run("info", composed.Second);

        Assert.Contains("with the model m, seed 5, piece 2", told, StringComparison.Ordinal);
        Assert.Contains("--like", told, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherModelNoRecipeAndADamagedOneAreRefusedInOneLine()
    {
        SmallModels.UntrainedWithFeatures(hiddenSize: 16).Write(_folder.PathOf("other.mrnn"));
        var damaged = _folder.PathOf("damaged.mid");
        var bytes = File.ReadAllBytes(composed.Second);
        bytes[bytes.AsSpan().IndexOf("\"seed\""u8)] = (byte)'x';
        File.WriteAllBytes(damaged, bytes);
        File.WriteAllText(_folder.PathOf("bare.abc"), "X:1\nK:C\nCDEF|\n");

        AssertMistake("expected the model that", _folder.PathOf("other.mrnn"), composed.Second);
        AssertMistake("found none. Give a file with one.", composed.Model, _folder.PathOf("bare.abc"));
        AssertMistake("the recipe in it is damaged", composed.Model, damaged);
        AssertMistake("nothing.mid", composed.Model, _folder.PathOf("nothing.mid"));
    }

    private void AssertMistake(string expected, string model, string like)
    {
        var result = MusicRnnProcess.Run("compose", model, "--like", like, "-o", _folder.PathOf("out"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static string Run(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }

    /// <summary>Three pieces with settings of their own and a primer, composed once for all tests.</summary>
    public sealed class Composed : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Composed()
        {
            Model = _folder.PathOf("m.mrnn");
            SmallModels.UntrainedWithFeatures().Write(Model);
            var primer = _folder.PathOf("primer.abc");
            File.WriteAllText(primer, "X:1\nM:2/4\nL:1/4\nQ:1/4=120\nK:C\nCE|DC|\n", Encoding.ASCII);
            Run("compose", Model, "-n", "3", "--seed", "5", "--temperature", "0.7", "--top-k", "4", "--bars", "6", "--primer", primer, "--primer-bars", "1", "--qpm", "93", "-o", _folder.PathOf("first"));
        }

        internal string Model { get; }

        internal string Second => _folder.PathOf("first/m-5-2.mid");

        public void Dispose() => _folder.Dispose();
    }
}
