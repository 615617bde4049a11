using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class AbcPlayedBarsTests
{
    [Theory]
    [InlineData("c4|d4|e4|f4|]", 4)]
    [InlineData("|:c4|d4:|", 4)]
    [InlineData("|:c4|d4:|e4|f4|]", 6)]
    [InlineData("|:c4|d4:|:e4|f4:|", 8)]
    [InlineData("c4|d4:|\n|:e4|f4:|", 8)]
    [InlineData("|:c4|d4|1e4:|2f4|]", 6)]
    [InlineData("|:c4|d4|[1e4|f4:|[2g4|a4|]", 8)]
    [InlineData("c|c4|d3:|c|c4|d3:|", 8)]
    [InlineData("\"G\"c4|\"D|x\"d4||", 2)]
    public void BarsAreCountedAsTheyArePlayed(string music, int bars)
    {
        var text = "X:1\nM:4/4\nL:1/4\nK:C\n" + music;
        var tokenizer = AbcTokenizer.ForTexts([text]);
        var context = tokenizer.CreateContext(isTransposed: false);
        foreach (var token in tokenizer.EncodeText(text))
        {
            context.Take(token);
        }

        Assert.Equal(bars, context.Bars);
        var piece = AbcText.ToPiece(text);
        var pickup = Bars.Of(piece).First().Length < 4 * piece.TicksPerQuarter ? 1 : 0;
        Assert.InRange(Bars.Of(piece).Count() - pickup, bars - 2, bars + 2);
    }
}
