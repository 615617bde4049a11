using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcProblemsTests
{
    [Theory]
    [InlineData("C2 ?? D2|", "line 6, column 4: expected a note, rest or bar line, found '??'.")]
    [InlineData("C2>|D2|", "line 6, column 3: expected a note or rest after '>', found '|'. The next note is taken for it; remove '>' or add a note.")]
    [InlineData(">C4|", "line 6, column 1: expected a note or rest before '>' or '<', found none.")]
    [InlineData("C4-|D4|", "line 6, column 1: expected a note of the same pitch after the tie, found none.")]
    [InlineData("[CE4|", "line 6, column 5: expected ']' at the end of the chord, found none.")]
    [InlineData("C4{f|", "line 6, column 3: expected '}' after the grace notes, found none.")]
    [InlineData("C3\"E|", "line 6, column 3: expected '\"' at the end")]
    [InlineData("(1C4|", "line 6, column 2: expected a tuplet of 2 to 9 notes after '(', found another number.")]
    [InlineData("C4 ^|", "line 6, column 4: expected a note from A to G after the accidental, found none.")]
    [InlineData("C0C3|", "line 6, column 2: expected a note length such as 2, 3/2 or /4")]
    [InlineData("c''''''C3|", "line 6, column 1: expected a note between MIDI pitch 0 and 127, found 144.")]
    [InlineData("C4|[K:Q]D4|", "line 6, column 7: expected a key such as G, Ador or Bb, found 'Q'.")]
    [InlineData("C4|[M:5/7]D4|", "line 6, column 7: expected a meter such as 6/8, C or none, found '5/7'.")]
    [InlineData("C4|[Q:fast]D4|", "line 6, column 7: expected a tempo such as 1/4=120, found 'fast'.")]
    [InlineData("C4|[L:x]D4|", "line 6, column 7: expected a note length such as 1/8, found 'x'.")]
    public void WhatMakesNoSenseIsReportedWithItsPlace(string music, string expected) =>
        Assert.StartsWith(expected, AbcText.Problem(AbcText.Header + music), StringComparison.Ordinal);

    [Fact]
    public void ABadTuneDoesNotSinkTheBook()
    {
        var result = AbcText.Read("X:1\nT:a\nK:C\nC|\n\nX:2\nT:no music\n\nX:3\nT:c\nK:C\nD|\n");

        Assert.Equal(["a", "c"], result.Pieces.Select(piece => piece.Title));
        Assert.Contains(result.Problems, problem => problem.Message.StartsWith("expected a key (K:)", StringComparison.Ordinal));
    }

    [Fact]
    public void TheHeadOfTheBookHoldsForAllTunes()
    {
        var result = AbcText.Read("%abc-2.1\nM:3/4\nL:1/4\nC:Trad.\n\nX:1\nK:C\nCDE|\n\nfree text\n\nX:2\nM:2/4\nK:C\nCD|\n");

        Assert.Empty(result.Problems);
        Assert.Equal([new Meter(3, 4), new Meter(2, 4)], result.Pieces.Select(piece => piece.Meters[0].Meter));
        Assert.All(result.Pieces, piece => Assert.Equal("Trad.", piece.Texts[0].Text));
        Assert.Equal(480, result.Pieces[1].Parts[0].Notes[0].Duration);
    }

    [Fact]
    public void ATuneWithoutNumberIsRead()
    {
        var result = AbcText.Read("T:alone\nK:C\nC|\n");

        Assert.Equal("alone", Assert.Single(result.Pieces).Title);
        Assert.Contains("X:1", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MusicAfterABlankLineIsNotLostInSilence()
    {
        var below = AbcText.Read("X:1\nK:C\n\nC|D|\n");
        var within = AbcText.Read("X:1\nK:C\nE|F|\n\nC|D|\n");

        Assert.Equal("CD", AbcText.Letters(Assert.Single(below.Pieces)));
        Assert.Equal("EF", AbcText.Letters(Assert.Single(within.Pieces)));
        Assert.StartsWith("line 4", below.Problems[0].Where, StringComparison.Ordinal);
        Assert.StartsWith("line 5", within.Problems[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void AFieldOfAnOldTextMayStandWithoutBrackets()
    {
        var result = AbcText.Read(AbcText.Header + "M:3/4 CDE| M:4/4 C4|\n");

        Assert.Equal(2, result.Problems.Length);
        Assert.Equal([new Meter(3, 4), new Meter(4, 4)], result.Pieces[0].Meters.Select(change => change.Meter));
    }

    [Fact]
    public void ATextWithoutATuneIsRefused()
    {
        var exception = Assert.Throws<NotationException>(() => AbcReader.Read("Dear reader,\nno music here.\n", "letter.abc"));

        Assert.StartsWith("letter.abc(1:1): expected a tune", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFormatReadsUtf8AndLatin1()
    {
        static string Title(byte[] bytes) => new AbcFormat().Read(new MemoryStream(bytes), "test.abc").Pieces[0].Title;
        const string text = "X:1\nT:Gånglåt\nK:C\nC|\n";

        Assert.Equal("Gånglåt", Title(Encoding.UTF8.GetBytes('\uFEFF' + text)));
        Assert.Equal("Gånglåt", Title(Encoding.Latin1.GetBytes(text)));
    }
}
