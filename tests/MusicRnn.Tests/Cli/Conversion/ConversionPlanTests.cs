using MusicRnn.Cli.Conversion;
using MusicRnn.Notation;

namespace MusicRnn.Tests.Cli.Conversion;

public sealed class ConversionPlanTests : IDisposable
{
    private static readonly INotationFormat Json = NotationFormats.Named("json")!;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.mid jigs/b.abc C.MID", "a.json jigs/b.json C.json")]
    [InlineData("x.abc x.mid y.mid", "x.abc.json x.mid.json y.json")]
    [InlineData("a/x.abc b/x.mid", "a/x.json b/x.json")]
    [InlineData("x.abc x.abc.mid x.mid", "x.abc.json x.abc.mid.json x.mid.json")]
    [InlineData("x.y.mid x.z.mid", "x.y.json x.z.json")]
    public void TheExtensionIsReplacedAndKeptWhereTwoWouldMeet(string inputs, string outputs) =>
        Assert.Equal(outputs.Split(' '), ConversionPlan.OutputNames(inputs.Split(' '), ".json"));

    [Fact]
    public void EachInputKeepsItsPathAndIsConvertedOnce()
    {
        Add("in/b.mid", "in/jigs/a.abc", "in/jigs/deep/c.kar", "in/done.json", "in/readme.txt");

        var plan = Plan("in", "out");

        Assert.Equal(
            [("b.mid", "b.json"), ("jigs/a.abc", "jigs/a.json"), ("jigs/deep/c.kar", "jigs/deep/c.json")],
            plan.Conversions.Select(conversion => (Path.GetRelativePath(_folder.PathOf("in"), conversion.Input), Path.GetRelativePath(_folder.PathOf("out"), conversion.Output))));
        Assert.Equal((1, 1), (plan.AlreadyThere, plan.OtherFiles));
    }

    [Fact]
    public void WhatStandsInTheOutputFolderIsNotReadAgain()
    {
        Add("in/a.mid", "in/out/a.mid", "in/output/b.mid");

        Assert.Equal(["a.mid", "output/b.mid"], InputsOf(Plan("in", "in/out")));
        Assert.Equal(["a.mid", "output/b.mid"], InputsOf(Plan("in", "in/out/")));
        Assert.Equal(3, Plan("in", "in").Conversions.Length);
        Assert.Equal(3, Plan("in", ".").Conversions.Length);
    }

    private ConversionPlan Plan(string input, string output) => ConversionPlan.For(_folder.PathOf(input), _folder.PathOf(output), Json, CancellationToken.None);

    private IEnumerable<string> InputsOf(ConversionPlan plan) => plan.Conversions.Select(conversion => Path.GetRelativePath(_folder.PathOf("in"), conversion.Input));

    private void Add(params string[] names)
    {
        foreach (var name in names)
        {
            _folder.Write(name, []);
        }
    }
}
