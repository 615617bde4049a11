using MusicRnn.Music;

namespace MusicRnn.Tests.Music;

public sealed class ChordSymbolTests
{
    [Theory]
    [InlineData("C", "0 4 7", 0)]
    [InlineData("F#m", "6 9 1", 6)]
    [InlineData("Bb7", "10 2 5 8", 10)]
    [InlineData("Ebmaj7", "3 7 10 2", 3)]
    [InlineData("Am7", "9 0 4 7", 9)]
    [InlineData("Amin", "9 0 4", 9)]
    [InlineData("CmM7", "0 3 7 11", 0)]
    [InlineData("Bdim", "11 2 5", 11)]
    [InlineData("Bo7", "11 2 5 8", 11)]
    [InlineData("Bm7b5", "11 2 5 9", 11)]
    [InlineData("C+", "0 4 8", 0)]
    [InlineData("Caug", "0 4 8", 0)]
    [InlineData("D6", "2 6 9 11", 2)]
    [InlineData("Dm6", "2 5 9 11", 2)]
    [InlineData("Gsus4", "7 0 2", 7)]
    [InlineData("A7sus4", "9 2 4 7", 9)]
    [InlineData("G9", "7 11 2 5 9", 7)]
    [InlineData("E5", "4 11", 4)]
    [InlineData("G7(b9)", "7 11 2 5", 7)]
    [InlineData("G/B", "7 11 2", 11)]
    [InlineData("D7/f+", "2 6 9 0", 6)]
    [InlineData("Gm/bb", "7 10 2", 10)]
    [InlineData("B♭", "10 2 5", 10)]
    public void SymbolsAreReadAsNotes(string symbol, string pitchClasses, int bass)
    {
        var chord = ChordSymbol.Parse(symbol);

        Assert.NotNull(chord);
        Assert.Equal(pitchClasses, string.Join(' ', chord.PitchClasses));
        Assert.Equal(bass, chord.Bass);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Fine")]
    [InlineData("D.C.")]
    [InlineData("Da capo")]
    [InlineData("Chorus")]
    [InlineData("Coda")]
    [InlineData("Bridge")]
    [InlineData("N.C.")]
    [InlineData("am")]
    [InlineData("C/")]
    [InlineData("C/x")]
    public void OtherTextsAreNoChords(string text) => Assert.Null(ChordSymbol.Parse(text));

    [Fact]
    public void ChordsWithTheSameNotesAreEqual()
    {
        Assert.Equal(ChordSymbol.Parse("Am"), ChordSymbol.Parse("Amin"));
        Assert.NotEqual(ChordSymbol.Parse("Am"), ChordSymbol.Parse("Am/C"));
    }
}
