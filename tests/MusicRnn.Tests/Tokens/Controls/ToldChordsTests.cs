using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tests.Tokens.Controls;

/// <summary>What a network is told of the chords along a piece.</summary>
public sealed class ToldChordsTests
{
    private const string Tune = "X:1\nM:4/4\nL:1/4\nK:G\nD|\"G\"GABG|\"Em\"EGBe|\"Am\"AB\"D7\"cA|[M:3/4]\"G\"GBd|\"C\"c2\"D\"A|\"G\"G3|]";

    private static readonly ControlSet Set = new() { Chords = ["G", "Em", "Am", "D7", "C", "D"] };

    [Fact]
    public void BesideEachNoteStandsTheChordThatHoldsThereAndTheNextUpToTheBarLine()
    {
        Assert.Equal(
            [
                (62, "N.C.", "G"),
                (67, "G", "Em"), (69, "G", "Em"), (71, "G", "Em"), (67, "G", "Em"),
                (64, "Em", "Am"), (67, "Em", "Am"), (71, "Em", "Am"), (76, "Em", "Am"),
                (69, "Am", "D7"), (71, "Am", "D7"), (72, "D7", "G"), (69, "D7", "G"),
                (67, "G", "C"), (71, "G", "C"), (74, "G", "C"),
                (72, "C", "D"), (69, "D", "G"),
                (67, "G", "G"),
            ],
            Told(Tune));
    }

    [Fact]
    public void ChordsBeyondTheNextAreNotToldBeforeTheyAreNext()
    {
        var told = Told(Tune);
        var changed = Told(Tune.Replace("\"C\"", "\"Am\"", StringComparison.Ordinal).Replace("\"D\"", "\"E7\"", StringComparison.Ordinal));

        // The third bar ends before the bar whose next chord is another.
        Assert.Equal(told.Take(13), changed.Take(13));
        Assert.NotEqual(told[13], changed[13]);
    }

    [Fact]
    public void AChordLaterThanTheNextBarLineIsNotTold() =>
        Assert.Equal([(67, "G", "G"), (67, "G", "D"), (66, "D", "D")], Told("X:1\nM:2/4\nL:1/2\nK:G\n\"G\"G|G|\"D\"F|]"));

    [Fact]
    public void TheChordsMoveWithTheMusic()
    {
        var piece = AbcText.ToPiece(Tune);
        var controls = PieceControls.Of(new NamedPiece("tune", piece), NoteTokenizer.Complete);

        var told = Told(NoteTokenizer.Complete.Transpose(NoteTokenizer.Complete.Encode(piece), 2)!, Set.ValuesOf(controls, semitones: 2, bars: 6));

        Assert.Equal((64, "N.C.", "A"), told[0]);
        Assert.Equal([(71, "Bm", "E7"), (73, "Bm", "E7"), (74, "E7", "A")], told.Skip(9).Take(3));
    }

    [Fact]
    public void MusicWithoutChordsHasNoFeaturesForThemAndDrawsNoChanceForThem()
    {
        var bare = PieceControls.Of(new NamedPiece("tune", AbcText.ToPiece("X:1\nK:C\nCDE|")), NoteTokenizer.Complete);
        var told = new ControlValues(1, 2, 3, 4, 5, 6);
        var (chance, other) = (new Xoshiro256StarStar(4, threadSafe: false), new Xoshiro256StarStar(4, threadSafe: false));

        Assert.Null(bare.Chords);
        Assert.Equal(ControlSet.FeaturesOfPieceCount, ControlSet.Of([bare, bare]).Features.Length);
        Assert.Null(ControlSet.Of([bare, bare]).ValuesOf(bare with { Chords = new ChordLine([new ToldChord(0, 0, 1, 2)]) }, 0, 1).Chords);
        Assert.NotEqual(default, told.DrawTold(chance));
        for (var draws = 0; draws < 7; draws++)
        {
            other.NextDouble();
        }

        Assert.Equal(other.NextDouble(), chance.NextDouble());
    }

    [Fact]
    public void ChordsThatFewPiecesHaveAreNotLearned()
    {
        var bare = new PieceControls();
        var withChords = PieceControls.Of(new NamedPiece("tune", AbcText.ToPiece(Tune)), NoteTokenizer.Complete);

        Assert.Equal(["G", "Am", "C", "D", "D7", "Em"], ControlSet.Of([withChords, withChords, bare]).Chords);
        Assert.Empty(ControlSet.Of([withChords, bare]).Chords);
        Assert.Empty(ControlSet.Of([withChords, withChords, .. Enumerable.Repeat(bare, 30)]).Chords);
    }

    [Fact]
    public void ChordsAreToldInThreeOfFiveTimesAndWhollyThen()
    {
        var line = new ChordLine([new ToldChord(0, 0, 1, 2)]);
        var chance = new Xoshiro256StarStar(1, threadSafe: false);

        var drawn = Enumerable.Range(0, 4000).Select(_ => new ControlValues { Chords = line }.DrawTold(chance).Chords).ToArray();

        Assert.All(drawn.OfType<ChordLine>(), each => Assert.Same(line, each));
        Assert.InRange(drawn.OfType<ChordLine>().Count() / 4000.0, 0.57, 0.63);
    }

    [Fact]
    public void AChartIsToldAsThePieceThatHasItsChordsIs()
    {
        var piece = AbcText.ToPiece(Tune);

        var fromChart = ChordLine.Of(ChordChart.Of(piece)!, Set.Chords);

        Assert.Equal(Told(Tune), Told(NoteTokenizer.Complete.Encode(piece), new ControlValues { Chords = fromChart }));
    }

    private static List<(int Pitch, string Chord, string Next)> Told(string abc)
    {
        var piece = AbcText.ToPiece(abc);
        return Told(NoteTokenizer.Complete.Encode(piece), new ControlValues { Chords = NoteTokenizer.Complete.ChordsOf(piece) });
    }

    // What is told where each pitch is predicted.
    private static List<(int Pitch, string Chord, string Next)> Told(int[] tokens, ControlValues values)
    {
        var input = new NetworkInput(NoteTokenizer.Complete, Set);
        var context = input.CreateContext(isTransposed: false, values);
        var told = new List<(int Pitch, string Chord, string Next)>();
        var chord = input.Features.Token.Select(feature => feature.Name).ToList().IndexOf("told_chord");
        foreach (var token in tokens)
        {
            if (NoteTokenizer.Complete.CountsAsNote(token))
            {
                var pitch = int.Parse(NoteTokenizer.Complete.Vocabulary[token].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
                told.Add((pitch, ChordClasses.NameOf(context.TokenValues(chord)[0]), ChordClasses.NameOf(context.TokenValues(chord + 2)[0])));
            }

            context.Take(token);
        }

        return told;
    }
}
