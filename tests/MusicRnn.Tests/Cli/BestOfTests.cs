using MusicRnn.Tests.Composing;

namespace MusicRnn.Tests.Cli;

/// <summary><c>musicrnn compose MODEL --best-of N</c>.</summary>
public sealed class BestOfTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public BestOfTests()
    {
        _model = _folder.PathOf("m.mrnn");
        SmallModels.UntrainedWithFeatures().Write(_model);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheBestAreKeptAllAreToldAndARecipeMakesOneAloneAgain()
    {
        var result = MusicRnnProcess.Run("compose", _model, "--best-of", "12", "-n", "2", "--seed", "5", "--bars", "6", "-o", _folder.PathOf("best"), "--threads", "2");

        Assert.True(result.ExitCode == 0, result.Errors);
        var kept = Directory.GetFiles(_folder.PathOf("best"));
        Assert.Equal(2, kept.Length);
        Assert.Equal(2, result.Output.Split("kept").Length - 1);
        Assert.All(Enumerable.Range(1, 12), number => Assert.Matches($@"\n\W+{number} ", result.Output));
        foreach (var file in kept)
        {
            Assert.Equal(0, MusicRnnProcess.Run("compose", _model, "--like", file, "-o", _folder.PathOf("again"), "--threads", "1").ExitCode);
        }

        Assert.Equal(
            kept.Select(File.ReadAllBytes).Select(Convert.ToHexString).Order(),
            Directory.GetFiles(_folder.PathOf("again")).Select(File.ReadAllBytes).Select(Convert.ToHexString).Order());
    }

    [Fact]
    public void WithoutANumberOneIsKept()
    {
        Assert.Equal(0, MusicRnnProcess.Run("compose", _model, "--best-of", "3", "--seed", "5", "--bars", "4", "-o", _folder.PathOf("best")).ExitCode);

        Assert.Single(Directory.GetFiles(_folder.PathOf("best")));
    }

    [Fact]
    public void MoreThanAreComposedCannotBeKept()
    {
        var result = MusicRnnProcess.Run("compose", _model, "--best-of", "3", "-n", "4", "-o", _folder.PathOf("best"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--best-of is 3: expected at least 4", result.Errors, StringComparison.Ordinal);
    }
}
