using MusicRnn.Evaluation;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Evaluation;

public sealed class ChordTonesTests
{
    [Theory]
    [InlineData("M:4/4\nL:1/4\nK:G\n\"G\"GABA|\"D7\"cAEA|", 4, 3)] // G and B, c; E is none of D7
    [InlineData("M:3/4\nL:1/4\nK:G\n\"G\"GAB|\"D7\"BAE|", 2, 1)]
    [InlineData("M:6/8\nL:1/8\nK:G\n\"G\"GAB \"C\"cBA|", 2, 2)]
    [InlineData("M:4/4\nL:1/4\nK:G\nG|\"G\"A3 A|\"N.C.\"GAGA|z\"G\"AGA|", 2, 1)] // no note, no chord or no bar counts nothing
    [InlineData("M:4/4\nL:1/2\nK:G\n\"G\"[CG]A|", 2, 1)] // the highest note
    public void NotesOfStrongBeatsAreCounted(string abc, int notes, int inChord)
    {
        var piece = AbcText.ToPiece("X:1\n" + abc);

        Assert.Equal(new ChordTones(notes, inChord), ChordTones.Of(piece, piece.Chords));
    }
}
