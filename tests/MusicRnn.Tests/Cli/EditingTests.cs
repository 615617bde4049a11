using MusicRnn.Notation;
using MusicRnn.Tests.Composing;
using MusicRnn.Tests.Composing.Editing;

namespace MusicRnn.Tests.Cli;

/// <summary><c>compose</c> with a piece that is there: to go on, to rewrite, to vary, to accompany.</summary>
public sealed class EditingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _tune;

    public EditingTests()
    {
        _model = _folder.PathOf("small.mrnn");
        SmallModels.UntrainedWithFeatures().Write(_model);
        _tune = _folder.PathOf("walk.json");
        using var stream = File.Create(_tune);
        NotationFormats.ForFile(_tune)!.Write(EditingPieces.TwoParts, stream);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("continued", "--continue", "--bars", "2")]
    [InlineData("rewritten", "--rewrite", "--from-bar", "2", "--to-bar", "3")]
    [InlineData("varied", "--vary", "--amount", "0.5")]
    [InlineData("harmonized", "--harmonize", "--given-part", "2")]
    public void WritesTheSameBytesForAnyNumberOfThreads(string name, string option, params string[] details)
    {
        var alone = Bytes("1");

        Assert.Equal(alone, Bytes("2"));

        string Bytes(string threads)
        {
            var output = _folder.PathOf(threads);
            string[] candidates = option == "--continue" ? [] : ["--candidates", "5"];
            var result = MusicRnnProcess.Run(["compose", _model, option, _tune, .. details, .. candidates, "-n", "2", "--seed", "9", "-o", output, "--threads", threads]);
            Assert.True(result.ExitCode == 0, result.Errors);
            Assert.Equal([$"walk-{name}-9-1.mid", $"walk-{name}-9-2.mid"], Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            return string.Join(' ', Directory.GetFiles(output).Order(StringComparer.Ordinal).Select(path => Convert.ToHexString(File.ReadAllBytes(path))));
        }
    }

    [Theory]
    [InlineData("--continue and --vary exclude each other", "--continue", "x.mid", "--vary", "x.mid")]
    [InlineData("--rewrite needs --from-bar and --to-bar", "--rewrite", "x.mid", "--from-bar", "3")]
    [InlineData("--amount goes with --vary only", "--rewrite", "x.mid", "--from-bar", "3", "--to-bar", "4", "--amount", "0.2")]
    [InlineData("--to-bar goes with --rewrite only", "--to-bar", "4")]
    [InlineData("--primer does not go with --continue", "--continue", "x.mid", "--primer", "y.mid")]
    [InlineData("--bars does not go with --vary", "--vary", "x.mid", "--bars", "4")]
    [InlineData("--key does not go with --harmonize", "--harmonize", "x.mid", "--key", "D")]
    [InlineData("--amount is 2: expected 0 to 1", "--vary", "x.mid", "--amount", "2")]
    public void MixedUpOptionsAreWrongUsage(string expected, params string[] arguments)
    {
        var result = MusicRnnProcess.Run(["compose", _model, .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ARangeOfBarsOutsideThePieceIsAMistakeThatNamesTheFile()
    {
        var result = MusicRnnProcess.Run("compose", _model, "--rewrite", _tune, "--from-bar", "5", "--to-bar", "9", "-o", _folder.PathOf("out"));

        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"musicrnn: {_tune}: there are no bars 5 to 9: expected bars from 1 to 6, as many as the piece has.", Assert.Single(result.ErrorLines));
        Assert.Empty(Directory.GetFiles(_folder.PathOf("out")));
    }
}
