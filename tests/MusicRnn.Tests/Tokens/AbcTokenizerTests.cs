using CsCheck;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class AbcTokenizerTests
{
    private const string Jig = "X:1\nT:A jig\nM:6/8\nL:1/8\nK:D\nFED AFA|d3 A2G|(3FGA B2 [df]2:|\n";
    private const string Characters = "X:1TMKL/8()3[]|\"ABCdefgz2 ,'^_=\n";

    private static readonly AbcTokenizer Tokenizer = AbcTokenizer.ForTexts([Jig, Characters, "ajigFEG6A8DBC|df:"]);

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char[Characters].Array[0, 200].Select(characters => new string(characters)),
        Gen.Char[Characters].Array[0, 100].Select(characters => Jig + new string(characters)));

    [Fact]
    public void ATextComesBackAsItWas() => Texts.Sample(text => Assert.Equal(text, Tokenizer.DecodeText(Tokenizer.EncodeText(text))));

    [Fact]
    public void ADecoderReadsTheMusicInItsText()
    {
        var decoder = (ITextDecoder)Tokenizer.CreateDecoder();
        var allowed = new bool[Tokenizer.Vocabulary.Count];
        foreach (var token in Tokenizer.EncodeText(Jig))
        {
            decoder.MarkAllowed(allowed);
            Assert.True(allowed[token]);
            decoder.Take(token);
        }

        Assert.True(decoder.IsAtEnd);
        Assert.Equal(Jig, decoder.Text);
        Assert.Equal(6, decoder.CompletedBars); // three bars, repeated
        Assert.Equal(new Meter(6, 8), decoder.ToPiece().Meters[0].Meter);
        Assert.Equal(66, decoder.ToPiece().Parts[0].Notes[0].Pitch);
    }

    [Fact]
    public void AnyTokensGiveAPiece() => Gen.Int[0, Tokenizer.Vocabulary.Count - 1].Array[0, 200].Sample(tokens =>
    {
        var decoder = Tokenizer.CreateDecoder();
        Array.ForEach(tokens, decoder.Take);
        Assert.True(decoder.ToPiece().NoteCount >= 0);
    });

    [Fact]
    public void ThereIsAlwaysACharacterThatMayFollow() => Gen.Int[0, Tokenizer.Vocabulary.Count - 1].Array[0, 100].Sample(tokens =>
    {
        var decoder = Tokenizer.CreateDecoder(new Wishes { MinimumBars = 2, MaximumBars = 3 });
        var allowed = new bool[Tokenizer.Vocabulary.Count];
        foreach (var token in tokens)
        {
            decoder.MarkAllowed(allowed);
            Assert.Contains(true, allowed);
            decoder.Take(allowed[token] ? token : Array.IndexOf(allowed, true));
        }
    });

    [Fact]
    public void ValuesOfFeaturesStayInTheirRangeAndKnowNothingOfTheFuture() => Gen.Select(Texts, Texts).Sample((text, other) =>
    {
        var tokens = Tokenizer.EncodeText(text);
        int[] changed = [.. tokens[..(tokens.Length / 2)], .. Tokenizer.EncodeText(other)[1..]];
        var (context, contextOfChanged) = (Tokenizer.CreateContext(false), Tokenizer.CreateContext(false));
        for (var place = 0; place < changed.Length - 1; place++)
        {
            contextOfChanged.Take(changed[place]);
            if (place < tokens.Length / 2)
            {
                context.Take(tokens[place]);
            }

            for (var feature = 0; feature < Tokenizer.Features.Step.Length; feature++)
            {
                var values = contextOfChanged.StepValues(feature).ToArray();
                Assert.InRange(Assert.Single(values), 0, Tokenizer.Features.Step[feature].Values - 1);
                if (place < tokens.Length / 2)
                {
                    Assert.Equal(values, context.StepValues(feature).ToArray());
                }
            }
        }
    });

    [Fact]
    public void KnowsHowFullABarIs()
    {
        var scan = new AbcScan();
        foreach (var character in "X:1\nM:6/8\nL:1/8\nK:D dor\n|A2B c/d/(3efg [ac]3/2")
        {
            scan.Take(character);
        }

        // 2 + 1 + 1/2 + 1/2 + 3 · 2/3 + 3/2 units.
        Assert.Equal(7.5 * AbcScan.PartsOfUnit, scan.Filled);
        Assert.Equal(("6/8", "D dor"), (scan.Meter, scan.Key));
        Assert.True(scan.IsInMusic);
    }

    [Fact]
    public void KnowsWhatAPickupLeavesToTheLastBar()
    {
        var scan = new AbcScan();

        Assert.Equal((0, 0, 0, false), After("X:1\nM:6/8\nL:1/8\nK:D\n"));
        Assert.Equal((1, 5, 0, true), After("|:A|"));
        Assert.Equal((1, 0, 0, true), After("B3c3|"));
        Assert.Equal((1, 0, 1, true), After("1d3e"));
        Assert.Equal((1, 1, 0, false), After("2:|"));
        Assert.Equal((1, 1, 2, false), After("2d6"));
        Assert.Equal((0, -1, 0, false), After("|]f7|"));

        (int Pickup, int Lacking, int Ending, bool IsRepeatOpen) After(string text)
        {
            foreach (var character in text)
            {
                scan.Take(character);
            }

            return (scan.Pickup / AbcScan.PartsOfUnit, scan.Lacking / AbcScan.PartsOfUnit, scan.Sections.Ending, scan.Sections.IsRepeatOpen);
        }
    }

    [Fact]
    public void KnowsWhatIsBeingWrittenWithinANote()
    {
        var scan = new AbcScan();
        foreach (var character in "X:1\nK:C\n(3A")
        {
            scan.Take(character);
        }

        Assert.Equal((2, false, false, false), (scan.TripletNotesLeft, scan.IsInChord, scan.IsInGrace, scan.IsBroken));
        scan.Take('[');
        Assert.True(scan.IsInChord);
        scan.Take(']');
        scan.Take('{');
        Assert.Equal((false, true), (scan.IsInChord, scan.IsInGrace));
        scan.Take('}');
        scan.Take('c');
        scan.Take('>');
        Assert.True(scan.IsBroken);
    }

    [Fact]
    public void APieceIsTextAndTextIsAPiece()
    {
        var piece = AbcText.ToPiece(Jig);
        var tokenizer = AbcTokenizer.ForTexts([AbcText.Of(piece)]);

        var decoder = tokenizer.CreateDecoder();
        Array.ForEach(tokenizer.Encode(piece), decoder.Take);

        Assert.Equal(piece.Parts[0].Notes.Select(note => (note.Start, note.Duration, note.Pitch)), decoder.ToPiece().Parts[0].Notes.Select(note => (note.Start, note.Duration, note.Pitch)));
    }

    [Fact]
    public void SplitsABookAsTheStandardDoes() => Assert.Equal(
        ["X:1\nK:C\nC|", "X:2\nK:D\nD|"],
        AbcText.TunesIn("%abc\n\nX:1\r\nK:C\r\nC|\r\n\r\nX:2\r\nK:D\r\nD|\r\n"));

    [Theory]
    [InlineData("Start", "End")]
    [InlineData("Start", "End", "B", "A")]
    [InlineData("Start", "End", "word")]
    public void RejectsAVocabularyOfSomethingElse(params string[] names) =>
        Assert.Throws<MusicRnnException>(() => new AbcTokenizer(new Vocabulary(names)));
}
