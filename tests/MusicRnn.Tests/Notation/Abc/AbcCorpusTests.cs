using System.Text.RegularExpressions;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Notation.Abc;

/// <summary>
/// Real tunebooks, from the folder that the environment variable MUSICRNN_TEST_DATA names: irish-abc/irish.abc and
/// nottingham/ABC_cleaned/*.abc. Skipped where it is not set.
/// </summary>
public sealed class AbcCorpusTests
{
    [Theory]
    [InlineData("irish-abc", 0.995, 0.97)]
    [InlineData("nottingham/ABC_cleaned", 0.995, 0.95)]
    public void NearlyEveryTuneOfARealBookIsReadWithoutAProblem(string folder, double piecesShare, double flawlessShare)
    {
        var data = Environment.GetEnvironmentVariable("MUSICRNN_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "MUSICRNN_TEST_DATA does not name a folder with tunebooks.");
        var tunes = 0;
        var pieces = 0;
        var flawless = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(data!, folder), "*.abc").Order(StringComparer.Ordinal))
        {
            foreach (var tune in Regex.Split(File.ReadAllText(file), "(?m)^(?=X:)").Where(text => text.StartsWith("X:", StringComparison.Ordinal)))
            {
                var result = AbcReader.Read(tune, file);
                tunes++;
                pieces += result.Pieces.Length;
                flawless += result.Problems.Length == 0 ? 1 : 0;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{folder}: {tunes} tunes, {pieces} pieces, {flawless} without a problem");
        Assert.InRange((double)pieces / tunes, piecesShare, 1);
        Assert.InRange((double)flawless / tunes, flawlessShare, 1);
    }
}
