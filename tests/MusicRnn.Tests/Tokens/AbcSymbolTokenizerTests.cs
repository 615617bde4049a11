using CsCheck;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class AbcSymbolTokenizerTests
{
    private const string Tune = "X:1\nT:A reel\nM:4/4\nL:1/8\nK:D\n\"D\"^f2A, (3Bcd|[1 a3/2g/ e'4:|[2 =c8|]\n";

    private static readonly AbcSymbolTokenizer Tokenizer = AbcSymbolTokenizer.ForTexts(Enumerable.Repeat(Tune, 3).Append("X:1\n:|~.-zZ()0123456789"));

    [Fact]
    public void TellsWhatAMusicianWouldName() => Assert.Equal(
        [
            "Start", "X:", "1", "U+000A", "T:", "A", "U+0020", "r", "e", "e", "l", "U+000A", "M:4/4", "U+000A", "L:1/8", "U+000A", "K:D", "U+000A",
            "\"D\"", "^f", "2", "A,", "U+0020", "(3", "B", "c", "d", "|", "[1", "U+0020", "a", "3/2", "g", "/", "U+0020", "e'", "4", ":|", "[2", "U+0020", "=c", "8", "|]", "U+000A", "End",
        ],
        Tokenizer.EncodeText(Tune).Select(token => Tokenizer.Vocabulary[token]));

    [Fact]
    public void AnyTextInKnownCharactersComesBackAsItWas() => Gen.Char["X:1TKLM4\n^=ABcdefg',/0123|[]()\": D"].Array[0, 100].Select(characters => new string(characters)).Sample(
        text => Assert.Equal(text, Tokenizer.DecodeText(Tokenizer.EncodeText(text))));

    [Fact]
    public void ADecoderReadsTheMusicInTheText()
    {
        var decoder = (ITextDecoder)Tokenizer.CreateDecoder();
        Array.ForEach(Tokenizer.EncodeText(Tune), decoder.Take);

        Assert.Equal(Tune, decoder.Text);
        Assert.True(decoder.ToPiece().NoteCount > 8);
    }

    [Fact]
    public void AnyTokensGiveAPiece() => Gen.Int[0, Tokenizer.Vocabulary.Count - 1].Array[0, 200].Sample(tokens =>
    {
        var decoder = Tokenizer.CreateDecoder();
        Array.ForEach(tokens, decoder.Take);
        Assert.True(decoder.ToPiece().NoteCount >= 0);
    });

    [Fact]
    public void TheVocabularyIsTheSameWhateverTheOrderOfTheTexts()
    {
        string[] texts = [Tune, "X:2\nK:G\nGGG[G,B,]2|\n", "X:3\nK:G\n\"Am\"A2|\n"];

        Assert.Equal(
            AbcSymbolTokenizer.ForTexts(texts).Vocabulary.Names,
            AbcSymbolTokenizer.ForTexts(texts.Reverse()).Vocabulary.Names);
    }
}
