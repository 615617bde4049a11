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

    [Theory]
    [InlineData("A>>B!trill!c|!", "A", ">>", "B", "!trill!", "c", "|", "!")]
    [InlineData("{g}[K:Am][M:6/8]||[|x", "{", "g", "}", "[K:Am]", "[M:6/8]", "||", "[|", "x")]
    [InlineData("(5:4:3abc ::|2A//[CE]", "(5:4:3", "a", "b", "c", " ", "::|2", "A", "//", "[", "C", "E", "]")]
    [InlineData("\"Am\"__A'',[1B:|", "\"Am\"", "__A'',", "[1", "B", ":|")]
    [InlineData("B:|\n%%MIDI program 1\nT:K:D", "B", ":|", "\n", "%%MIDI program 1", "\n", "T:", "K", ":", "D")]
    [InlineData("\"open [K:D", "\"", "o", "p", "e", "n", " ", "[", "K", ":", "D")]
    public void CutsTextIntoSymbols(string text, params string[] symbols) => Assert.Equal(symbols, AbcSymbolScan.SymbolsOf(text));

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

    [Fact]
    public void KnowsWhatFollowedTheLongestMatchSymbolBySymbol()
    {
        var names = Tokenizer.Features.Step.Select(feature => feature.Name).ToList();
        var context = Tokenizer.CreateContext(isTransposed: false);
        foreach (var token in Tokenizer.EncodeText("X:1\nK:D\nA,2^f2|[1 a3/2:|[2 g|A,2")[..^1])
        {
            context.Take(token);
        }

        Assert.Equal("^f", Tokenizer.Vocabulary[context.StepValues(names.IndexOf("matched"))[0]]);
    }

    [Fact]
    public void ValuesOfFeaturesStayInTheirRange() => Gen.Int[2, Tokenizer.Vocabulary.Count - 1].Array[0, 200].Sample(tokens =>
    {
        var context = Tokenizer.CreateContext(isTransposed: false);
        foreach (var token in (int[])[Tokenizer.Start, .. Tokenizer.EncodeText("X:1\nM:4/4\nK:D\n")[1..^1], .. tokens])
        {
            context.Take(token);
            for (var feature = 0; feature < Tokenizer.Features.Step.Length; feature++)
            {
                Assert.InRange(context.StepValues(feature)[0], 0, Tokenizer.Features.Step[feature].Values - 1);
            }
        }
    });
}
