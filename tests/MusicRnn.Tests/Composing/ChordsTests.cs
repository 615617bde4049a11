using System.IO.Compression;
using System.Text;
using MusicRnn.Composing;
using MusicRnn.Composing.Editing;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tests.Composing;

/// <summary>Chord symbols that are told to a network: it learns them, obeys them, and writes them above what it composes.</summary>
public sealed class ChordsTests(ChordsTests.Trained trained) : IClassFixture<ChordsTests.Trained>
{
    private static readonly ComposingOptions Asked = new() { Count = 12, Seed = 4, Bars = 8, Meter = new Meter(2, 4), Chords = "C | F | G7 Am | C" };

    [Fact]
    public void WhatIsComposedHasTheChordsThatWereAskedFor()
    {
        foreach (var piece in Compose(Asked))
        {
            Assert.Equal("C | F | G7 Am | C | C | F | G7 Am | C", ChordChart.Of(piece)!.ToString());
            Assert.Equal(8, Bars.Of(piece).Count());
        }
    }

    [Fact]
    public void TheMelodyFollowsChordsThatAreToldFarMoreThanOthers()
    {
        var told = Tones(Compose(Asked), piece => piece.Chords);
        var notTold = Tones(Compose(Asked with { Chords = null }), piece => ChordChart.Parse(Asked.Chords!).Over(8).ChangesIn(piece));

        Assert.InRange(told.Share, 0.85, 1);
        Assert.InRange(notTold.Share, 0, 0.75);
    }

    [Fact]
    public void WithoutABarCountThePieceIsAsLongAsItsChords() =>
        Assert.All(Compose(Asked with { Bars = null, Count = 2 }), piece => Assert.Equal(4, Bars.Of(piece).Count()));

    [Fact]
    public void AFormDealsTheChordsOutToItsSections()
    {
        var piece = Compose(Asked with { Form = "AABA", Chords = "C | F | G7 | Am", Count = 1 })[0];

        Assert.Equal("C | F | C | F | G7 | Am | C | F", ChordChart.Of(piece)!.ToString());
        Assert.Equal(Onsets(0), Onsets(2));
        Assert.Equal(Onsets(0), Onsets(6));

        IEnumerable<(int, int)> Onsets(int bar) => piece.Parts[0].Notes.Where(note => note.Start / 960 == bar).Select(note => (note.Start % 960, note.Pitch));
    }

    [Fact]
    public void TheSamePiecesComeWithTwoThreadsAndFromTheRecipe()
    {
        var pieces = Compose(Asked);

        Assert.Equal(pieces, Compose(Asked, threads: 2));
        Assert.Equal(pieces[6], Compose(Recipe.Of(pieces[6])!.Settings)[0]);
    }

    [Fact]
    public void TrainingTwiceGivesTheSameWeights()
    {
        using var folder = new TemporaryFolder();
        var corpus = ToldChordsModels.Corpus(hasChords: true, pieces: 10);

        Assert.Equal(
            ToldChordsModels.Train(corpus, 5, folder, "a.mrnn").Network.Values.Span.ToArray(),
            ToldChordsModels.Train(corpus, 5, folder, "b.mrnn").Network.Values.Span.ToArray());
    }

    [Fact]
    public void AModelOfMusicWithoutChordsSaysThatItHasNotLearnedThem()
    {
        using var folder = new TemporaryFolder();
        using var team = new WorkerTeam(1);
        var bare = ToldChordsModels.Train(ToldChordsModels.Corpus(hasChords: false, pieces: 10), 1, folder, "a.mrnn");
        var uncontrolled = ToldChordsModels.Train(ToldChordsModels.Corpus(hasChords: true, pieces: 10), 1, folder, "b.mrnn", hasControls: false);

        Assert.Empty(bare.Controls!.Chords);
        Assert.All([bare, uncontrolled, SmallModels.Untrained()], model =>
            Assert.Contains("chords were not learned", Assert.Throws<MusicRnnException>(() => new Composer(model, team).Compose(Asked)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void AModelFileThatSaysNothingOfChordsIsReadAsOneThatHasNone()
    {
        using var folder = new TemporaryFolder();
        ToldChordsModels.Train(ToldChordsModels.Corpus(hasChords: false, pieces: 10), 1, folder, "a.mrnn");
        var old = ModelFiles.Repacked(File.ReadAllBytes(folder.PathOf("a.mrnn")), CompressionLevel.NoCompression, (name, bytes) => name == "model.json"
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\"chords\": []", "\"other\": 0", StringComparison.Ordinal))
            : bytes);
        File.WriteAllBytes(folder.PathOf("old.mrnn"), old);

        var controls = Model.Read(folder.PathOf("old.mrnn")).Controls!;

        Assert.DoesNotContain("\"chords\"", Encoding.UTF8.GetString(old), StringComparison.Ordinal);
        Assert.Empty(controls.Chords);
        Assert.Equal(ControlSet.FeaturesOfPieceCount, controls.Features.Length);
    }

    [Fact]
    public void ChordsThatAreNoneAreAMistakeBeforeTheWork() =>
        Assert.Contains("'Hm' in bar 1", Assert.Throws<MusicRnnException>(() => Compose(Asked with { Chords = "Hm" })).Message, StringComparison.Ordinal);

    [Fact]
    public void RewrittenBarsKeepTheChordsThatTheyWereComposedTo()
    {
        using var team = new WorkerTeam(1);
        var piece = ToldChordsModels.PieceOf(1000, hasChords: true);

        var rewritten = new PieceEditor(trained.Model, team).Rewrite(piece, (3, 6), new EditingOptions { Candidates = 8, Seed = 2 })[0].Piece;

        Assert.Equal(piece.Chords, rewritten.Chords);
        Assert.NotEqual(piece.Parts[0].Notes, rewritten.Parts[0].Notes);
        Assert.InRange(ChordTones.Of(rewritten, rewritten.Chords).Share, 0.85, 1);
    }

    [Fact]
    public void LikelihoodsAreHigherWithChordsToldThanWithout()
    {
        using var team = new WorkerTeam(1);
        Piece[] pieces = [.. Enumerable.Range(2000, 10).Select(seed => ToldChordsModels.PieceOf(seed, hasChords: true))];

        var trials = ChordTrial.Of(trained.Model, pieces, new ComposingOptions { Seed = 1 }, team);

        Assert.True(trials.Sum(trial => trial.Told.Nats) < 0.9 * trials.Sum(trial => trial.NotTold.Nats));
        Assert.All(trials, trial => Assert.Equal(1, trial.Own.Share));
    }

    private static ChordTones Tones(IEnumerable<Piece> pieces, Func<Piece, IReadOnlyList<ChordChange>> chords) =>
        pieces.Select(piece => ChordTones.Of(piece, chords(piece))).Aggregate(ChordTones.Add);

    private Piece[] Compose(ComposingOptions options, int threads = 1)
    {
        using var team = new WorkerTeam(threads);
        return [.. new Composer(trained.Model, team).Compose(options).Select(each => each.Piece)];
    }

    /// <summary>A small network, trained once for all tests.</summary>
    public sealed class Trained : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Trained() => Model = ToldChordsModels.Train(ToldChordsModels.Corpus(hasChords: true), 300, _folder, "m.mrnn");

        internal Model Model { get; }

        public void Dispose() => _folder.Dispose();
    }
}
