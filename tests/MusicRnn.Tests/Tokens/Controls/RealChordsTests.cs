using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tests.Tokens.Controls;

/// <summary>The Nottingham tunes with their chord symbols, in the folder that the environment variable MUSICRNN_TEST_DATA names.</summary>
public sealed class RealChordsTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    [Fact]
    public void BesideEachNoteOfTheTunesStandsTheChordOfTheScore()
    {
        var (notes, told) = (0, 0);
        foreach (var named in Tunes().Where(piece => !piece.Piece.Chords.IsEmpty).Take(300))
        {
            var piece = Quantizer.Quantize(named.Piece, 12);
            var tokens = NoteTokenizer.Complete.Encode(named.Piece);
            var context = new NetworkInput(NoteTokenizer.Complete, new ControlSet { Chords = ["G"] })
                .CreateContext(isTransposed: false, new ControlValues { Chords = NoteTokenizer.Complete.ChordsOf(named.Piece) });
            var feature = NoteTokenizer.Complete.Features.Token.Length + ControlSet.FeaturesOfPieceCount;
            var expected = new Queue<int>(piece.Parts.SelectMany(part => part.Notes).OrderBy(note => note.Start).Select(note => ChordAt(piece, note.Start)));
            foreach (var token in tokens)
            {
                if (NoteTokenizer.Complete.CountsAsNote(token))
                {
                    notes++;
                    told += context.TokenValues(feature)[0] == expected.Dequeue() ? 1 : 0;
                }

                context.Take(token);
            }
        }

        Assert.InRange(notes, 10_000, int.MaxValue);
        Assert.Equal(notes, told);
    }

    [Fact]
    public void TheChartOfATuneGivesItsChordsBack()
    {
        foreach (var named in Tunes().Take(300))
        {
            if (ChordChart.Of(named.Piece) is { } chart)
            {
                Assert.Equal(chart, ChordChart.Parse(chart.ToString()));
                Assert.Equal(chart, ChordChart.Of(named.Piece with { Chords = chart.ChangesIn(named.Piece) }));
            }
        }
    }

    private static int ChordAt(Piece piece, int tick)
    {
        var chord = ChordClasses.NoChord;
        foreach (var change in piece.Chords.TakeWhile(change => change.Tick <= tick))
        {
            chord = ChordSymbol.Parse(change.Symbol) is { } symbol ? ChordClasses.Of(symbol) : ChordChart.IsNoChord(change.Symbol) ? ChordClasses.NoChord : chord;
        }

        return chord;
    }

    private static ImmutableArray<NamedPiece> Tunes()
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        var folder = Path.Combine(data ?? "", "nottingham", "ABC_cleaned");
        Assert.SkipUnless(data is not null && Directory.Exists(folder), $"{DataVariable} names no folder with nottingham/ABC_cleaned.");
        return PieceFolder.Read([folder]).RequirePieces();
    }
}
