using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Notation.Abc;

/// <summary>How tunes are found among all that files hold around them (ABC 2.1, section 2), and how their strings are read.</summary>
public sealed class AbcTunebookTests
{
    private static string[] Titles(string text) => [.. AbcText.Read(text).Pieces.Select(piece => piece.Title)];

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void LinesEndAsOnAnySystem(string end) =>
        Assert.Equal(["a", "b"], Titles("X:1\nT:a\nK:C\nC|\n\nX:2\nT:b\nK:C\nD|\n".Replace("\n", end, StringComparison.Ordinal)));

    [Fact]
    public void TextAroundTheTunesIsPassedOver()
    {
        const string text = "Dear all, here is a tune: enjoy it.\n\nX:1\nT:a\nK:C\nC|\n\nThat was it. | Regards.\n\nX:2\nT:b\nK:C\nD|\n";

        Assert.Equal(["a", "b"], Titles(text));
        Assert.Empty(AbcText.Read(text).Problems);
    }

    [Fact]
    public void TunesOnAWebPageAreFreedFromItsMarkup()
    {
        var result = AbcText.Read("<html><body>\n<h1>Tunes</h1>\n<pre>\nX:1\nT:A &amp; B\nM:2/4\nL:1/4\nK:C\nC&gt;D|\n</pre>\n<p>More:\n<pre>\nX:2\nT:c\nK:C\nD|\n</pre>\n</html>\n");

        Assert.Empty(result.Problems);
        Assert.Equal(["A & B", "c"], result.Pieces.Select(piece => piece.Title));
        Assert.Equal("60@0+720 62@720+240", AbcText.Notes(result.Pieces[0].Parts[0]));
    }

    [Theory]
    [InlineData("> ")]
    [InlineData(">> ")]
    [InlineData("   ")]
    public void AMarginBeforeEveryLineIsTakenAway(string margin) =>
        Assert.Equal(["a"], Titles(string.Concat("X:1\nT:a\nK:C\nC|\n".Split('\n').Select(line => margin + line + "\n"))));

    [Fact]
    public void TunesWithoutNumbersAreReadAndReported()
    {
        var result = AbcText.Read("T:a\nK:C\nC|\n\nfree text\n\nT:b\nM:2/4\nK:G\nF|\n");

        Assert.Equal(["a", "b"], result.Pieces.Select(piece => piece.Title));
        Assert.Equal(["line 1, column 1", "line 7, column 1"], result.Problems.Select(problem => problem.Where));
    }

    [Fact]
    public void ATuneWithoutNumberAfterOneThatHasOneIsReadAndReported()
    {
        var result = AbcText.Read("X:1\nT:a\nK:C\nC|\n\nT:b\nK:C\nD|\n");

        Assert.Equal(["a", "b"], result.Pieces.Select(piece => piece.Title));
        Assert.Contains("X:1", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABlankLineWithinTheHeaderDoesNotEndIt()
    {
        var result = AbcText.Read("X:1\nT:a\n\nM:3/4\nL:1/4\nK:C\nCDE|\n");

        Assert.Equal(new Meter(3, 4), Assert.Single(result.Pieces).Meters[0].Meter);
        Assert.StartsWith("line 4", Assert.Single(result.Problems).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void ATuneWithoutKeyIsReadInCAndReported()
    {
        var result = AbcText.Read("X:1\nT:a\nM:4/4\nL:1/4\n\"C\"CDEF|G4|\n");

        Assert.Equal("60 62 64 65 67", AbcText.Pitches(Assert.Single(result.Pieces)));
        Assert.StartsWith("line 5, column 1: expected a key (K:)", Assert.Single(result.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ATuneNeedsNoTitle() => Assert.Equal([""], Titles("X:1\nK:C\nC|\n"));

    [Fact]
    public void DirectivesOfTheBookHoldForAllTunes()
    {
        var result = AbcText.Read("%%MIDI program 73\nI:propagate-accidentals octave\nU:W = !pp!\n\nX:1\nM:2/4\nL:1/4\nK:C\n^Ff|\n\nX:2\nM:2/4\nL:1/4\nK:C\n^Ff|\n");

        Assert.All(result.Pieces, piece => Assert.Equal(73, piece.Parts[0].Program));
        Assert.All(result.Pieces, piece => Assert.Equal("66 77", AbcText.Pitches(piece)));
    }

    [Fact]
    public void BlocksOfTypesetTextAreLeftOut() =>
        Assert.Equal("60 62", AbcText.Pitches(AbcText.Tune("X:1\nM:2/4\nL:1/4\nK:C\n%%begintext\nA|B|c|\n%%endtext\nCD|\n")));

    [Theory]
    [InlineData(@"G\aanglat", "Gånglat")]
    [InlineData(@"\'Eire \`a \^o \~n \""u", "Éire à ô ñ ü")]
    [InlineData(@"sm\/orrebr\/od \ss \ae \OE", "smørrebrød ß æ Œ")]
    [InlineData(@"gar\cc\,c \vc \Ho \uA \;a", "garçç č ő Ă ą")]
    [InlineData("&Eacute;ire &amp; &copy;", "Éire & ©")]
    [InlineData(@"\u00c9ire \U0001D11E", "Éire 𝄞")]
    [InlineData(@"100\% \\ \& \q", @"100% \ & \q")]
    public void StringsMayHoldMnemonicsAndEntities(string title, string expected) =>
        Assert.Equal([expected], Titles($"X:1\nT:{title}\nK:C\nC|\n"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TextInUtf16IsRead(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("X:1\nT:Gånglåt\nK:C\nC|\n")];

        Assert.Equal("Gånglåt", new AbcFormat().Read(new MemoryStream(bytes), "test.abc").Pieces[0].Title);
    }

    [Theory]
    [InlineData("N:x\n", "C|\n\n")] // fields and music that belong to no tune
    [InlineData("X:1\n", "T:x\n")] // tunes without music
    [InlineData("", "[P:A]")]
    [InlineData("", "{")]
    [InlineData("", "\"A")]
    [InlineData("", "!+")]
    [InlineData("", "w:a\n")]
    [InlineData("", "(&")]
    [InlineData("", "[CE")]
    [InlineData("", "V:2\n[P:A]C|V:1\n")]
    [InlineData("", ":| |2")]
    public void NoTextIsReadInMoreThanProportionalTime(string before, string repeated)
    {
        var text = $"X:1\nK:C\nC|\n\n{string.Concat(Enumerable.Repeat(before, 100_000))}\nX:2\nK:C\nC|{string.Concat(Enumerable.Repeat(repeated, 100_000))}\n";
        var watch = System.Diagnostics.Stopwatch.StartNew();

        AbcText.Read(text);

        // Milliseconds on an idle machine; time in the square of the length would be minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }
}
