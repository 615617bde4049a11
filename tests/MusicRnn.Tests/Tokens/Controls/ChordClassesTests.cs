using MusicRnn.Music;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tests.Tokens.Controls;

public sealed class ChordClassesTests
{
    [Theory]
    [InlineData("G", "G")]
    [InlineData("G/B", "G")]
    [InlineData("Gadd9", "G")]
    [InlineData("G6", "G")]
    [InlineData("Abm", "G#m")]
    [InlineData("D9", "D7")]
    [InlineData("D13", "D7")]
    [InlineData("Cmaj9", "Cmaj7")]
    [InlineData("F#min7", "F#m7")]
    [InlineData("Bdim7", "Bdim")]
    [InlineData("Bø", "Bm7b5")]
    [InlineData("C+", "Caug")]
    [InlineData("Asus2", "Asus4")]
    public void AChordIsToldAsTheSimplestLikeIt(string symbol, string expected) => Assert.Equal(expected, ChordClasses.NameOf(Of(symbol)));

    [Fact]
    public void EveryClassIsTheChordOfItsNameAndMovesWithTheMusic()
    {
        for (var chord = ChordClasses.NoChord + 1; chord < ChordClasses.Count; chord++)
        {
            Assert.Equal(chord, Of(ChordClasses.NameOf(chord)));
            Assert.Equal(ChordSymbol.Parse(ChordClasses.NameOf(chord))!.Root, (ChordSymbol.Parse(ChordClasses.NameOf(ChordClasses.Transpose(chord, 5)))!.Root + 7) % 12);
            Assert.Equal(chord, ChordClasses.Transpose(ChordClasses.Transpose(chord, -7), 7));
        }

        Assert.Equal(ChordClasses.NoChord, ChordClasses.Transpose(ChordClasses.NoChord, 3));
    }

    [Fact]
    public void AKindThatWasNotLearnedIsToldAsTheNearestPlainChord()
    {
        string[] known = ["G", "Am", "D7"];

        Assert.Equal(Of("Eb7"), ChordClasses.KnownOf(Of("Eb7"), known));
        Assert.Equal(Of("C"), ChordClasses.KnownOf(Of("Cmaj7"), known));
        Assert.Equal(Of("Bm"), ChordClasses.KnownOf(Of("Bm7b5"), known));
        Assert.Equal(Of("Bm"), ChordClasses.KnownOf(Of("Bdim"), known));
        Assert.Equal(Of("C"), ChordClasses.KnownOf(Of("Caug"), known));
    }

    private static int Of(string symbol) => ChordClasses.Of(ChordSymbol.Parse(symbol)!);
}
