using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Tests.Composing;

namespace MusicRnn.Tests.Cli;

/// <summary><c>musicrnn compose MODEL --chords</c>.</summary>
public sealed class ChordsTests(ChordsTests.Learned learned) : IClassFixture<ChordsTests.Learned>, IDisposable
{
    private const string Tune = "X:1\nM:2/4\nL:1/4\nK:C\n\"C\"CE|\"F\"FA|\"G7\"GB|\"C\"c2|\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ThePieceIsWrittenAsALeadSheetTooWhichHasTheChordsAndMakesItselfAgain()
    {
        Run("compose", learned.Model, "--chords", "C | Am F | %", "--bars", "6", "-n", "1", "--seed", "3", "-o", _folder.PathOf("out"));
        var sheet = _folder.PathOf("out/m-3-1.abc");

        Run("compose", learned.Model, "--like", sheet, "-o", _folder.PathOf("again"));

        Assert.Equal("C | Am F | Am F | C | Am F | Am F", ChordChart.Of(PieceIn(sheet))!.ToString());
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("out/m-3-1.mid")), File.ReadAllBytes(_folder.PathOf("again/m-3-1.mid")));
        Assert.Equal(File.ReadAllBytes(sheet), File.ReadAllBytes(_folder.PathOf("again/m-3-1.abc")));
    }

    [Fact]
    public void AFileGivesItsChordsAndItsMeterKeyAndBarsUnlessOthersAreAskedFor()
    {
        var tune = _folder.PathOf("tune.abc");
        File.WriteAllText(tune, Tune);

        Run("compose", learned.Model, "--chords", tune, "-n", "1", "--seed", "1", "-o", _folder.PathOf("as-it-is"));
        Run("compose", learned.Model, "--chords", tune, "--bars", "5", "-n", "1", "--seed", "1", "-o", _folder.PathOf("longer"));

        var piece = PieceIn(_folder.PathOf("as-it-is/m-1-1.abc"));
        Assert.Equal("C | F | G7 | C", ChordChart.Of(piece)!.ToString());
        Assert.Equal((new Meter(2, 4), Key.CMajor), (piece.Meters[0].Meter, piece.Keys[0].Key));
        Assert.Equal("C | F | G7 | C | C", ChordChart.Of(PieceIn(_folder.PathOf("longer/m-1-1.abc")))!.ToString());
        Assert.Contains("\"chords\":\"C | F | G7 | C\"", File.ReadAllText(_folder.PathOf("as-it-is/m-1-1.abc")), StringComparison.Ordinal);
    }

    [Fact]
    public void TheChordsAreHeardWhereThatIsAskedFor()
    {
        Run("compose", learned.Model, "--chords", "C | F", "-n", "1", "--seed", "1", "--wav", "-o", _folder.PathOf("bare"));
        Run("compose", learned.Model, "--chords", "C | F", "-n", "1", "--seed", "1", "--wav", "--accompany", "-o", _folder.PathOf("with"));

        Assert.Equal(File.ReadAllBytes(_folder.PathOf("bare/m-1-1.mid")), File.ReadAllBytes(_folder.PathOf("with/m-1-1.mid")));
        Assert.NotEqual(File.ReadAllBytes(_folder.PathOf("bare/m-1-1.wav")), File.ReadAllBytes(_folder.PathOf("with/m-1-1.wav")));
    }

    [Fact]
    public void TheBestOfSomeAreKept()
    {
        Run("compose", learned.Model, "--chords", "C | F", "--best-of", "3", "--seed", "1", "-o", _folder.PathOf("out"));

        Assert.Equal("C | F", ChordChart.Of(PieceIn(Assert.Single(Directory.GetFiles(_folder.PathOf("out"), "*.abc"))))!.ToString());
    }

    [Fact]
    public void RewrittenBarsAndAccompaniedMelodiesKeepTheirChords()
    {
        var tune = _folder.PathOf("tune.abc");
        File.WriteAllText(tune, Tune);

        Run("compose", learned.Model, "--rewrite", tune, "--from-bar", "2", "--to-bar", "3", "--candidates", "4", "-n", "1", "--seed", "1", "-o", _folder.PathOf("out"));

        Assert.Equal("C | F | G7 | C", ChordChart.Of(PieceIn(_folder.PathOf("out/tune-rewritten-1-1.abc")))!.ToString());
    }

    [Fact]
    public void InfoTellsWhichChordsWereLearned() => Assert.Matches(@"--chords (C|F|G7|Am), ", Run("info", learned.Model));

    [Fact]
    public void TheLabTellsWhatTheyAreWorth()
    {
        File.WriteAllText(_folder.PathOf("tune.abc"), Tune);

        var told = Run("lab", "chords", learned.Model, _folder.PathOf("tune.abc"));

        Assert.Contains("chords not told", told, StringComparison.Ordinal);
        Assert.Contains("100.0 % of 4", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--chords: the chords have 'Hm' in bar 2: expected a root from A to G", "C | Hm")]
    [InlineData("There is no file nothing.abc either.", "nothing.abc")]
    [InlineData("--chords: the chords have 0 bars", "")]
    public void WhatIsNeitherChordsNorAFileGetsOneLine(string expected, string chords) => AssertMistake(1, expected, learned.Model, "--chords", chords);

    [Fact]
    public void AFileWithoutChordsAndAModelWithoutThemGetOneLine()
    {
        File.WriteAllText(_folder.PathOf("bare.abc"), "X:1\nK:C\nCDEF|\n");
        SmallModels.UntrainedWithFeatures().Write(_folder.PathOf("other.mrnn"));

        AssertMistake(1, "bare.abc: expected a piece with chord symbols, found none.", learned.Model, "--chords", _folder.PathOf("bare.abc"));
        AssertMistake(1, "chords were not learned by this model", _folder.PathOf("other.mrnn"), "--chords", "C");
    }

    [Fact]
    public void APieceThatIsThereDecidesItsChordsItself()
    {
        File.WriteAllText(_folder.PathOf("tune.abc"), Tune);

        AssertMistake(2, "--chords does not go with --continue, where the piece decides it.", learned.Model, "--continue", _folder.PathOf("tune.abc"), "--chords", "C");
    }

    private static Piece PieceIn(string path) => Assert.Single(NotationFormats.Read(path).Pieces);

    private static string Run(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }

    private void AssertMistake(int exitCode, string expected, params string[] arguments)
    {
        var result = MusicRnnProcess.Run(["compose", .. arguments, "-n", "1", "-o", _folder.PathOf("mistake")]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(expected, exitCode == 1 ? Assert.Single(result.ErrorLines) : result.ErrorLines[0], StringComparison.Ordinal);
    }

    /// <summary>A model that was taught chords, if hardly.</summary>
    public sealed class Learned : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Learned() => ToldChordsModels.Train(ToldChordsModels.Corpus(hasChords: true, pieces: 20), 2, _folder, "m.mrnn");

        internal string Model => _folder.PathOf("m.mrnn");

        public void Dispose() => _folder.Dispose();
    }
}
