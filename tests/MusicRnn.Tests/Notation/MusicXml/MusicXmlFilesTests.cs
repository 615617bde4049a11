using System.IO.Compression;
using System.Text;
using MusicRnn.Notation;
using MusicRnn.Notation.MusicXml;
using static MusicRnn.Tests.Notation.MusicXml.ScoreText;

namespace MusicRnn.Tests.Notation.MusicXml;

public sealed class MusicXmlFilesTests
{
    private static readonly string Small = Score(Whole("C4"));

    [Fact]
    public void AScoreInOrderOfMeasuresIsReadToo()
    {
        var piece = Piece(
            "<score-timewise><part-list><score-part id=\"A\"/><score-part id=\"B\"/></part-list>"
            + $"<measure number=\"1\"><part id=\"A\">{CommonTime}{Whole("C4")}</part><part id=\"B\">{CommonTime}{Whole("C3")}</part></measure>"
            + $"<measure number=\"2\"><part id=\"A\">{Whole("D4")}</part><part id=\"B\">{Whole("D3")}</part></measure></score-timewise>");

        Assert.Equal("60@0+4 62@4+4", Notes(piece));
        Assert.Equal([48, 50], piece.Parts[1].Notes.Select(note => note.Pitch));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    public void ItsEncodingIsFoundOut(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = Small.Replace("Flute", "Flöte", StringComparison.Ordinal).Replace("UTF-8", name == "utf-16BE" ? "UTF-16" : name, StringComparison.Ordinal);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Assert.Equal("Flöte", Assert.Single(Read(bytes).Pieces).Parts[0].Name);
    }

    [Theory]
    [InlineData("utf-8", "UTF-16")]
    [InlineData("iso-8859-1", "UTF-8")]
    public void WhatItSaysOfItsEncodingMayBeWrong(string name, string said) =>
        Assert.Equal("Flöte", Read(Encoding.GetEncoding(name).GetBytes(Small.Replace("Flute", "Flöte", StringComparison.Ordinal).Replace("UTF-8", said, StringComparison.Ordinal))).Pieces[0].Parts[0].Name);

    [Fact]
    public void BlankLinesBeforeTheDeclarationAreForgiven() => Assert.Equal("60@0+4", Notes(Piece("\n\n" + Small)));

    [Fact]
    public void ACompressedScoreIsReadFromTheFileThatItsContainerNames() =>
        Assert.Equal("60@0+4", Notes(Read(Archive(
            ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"a/score.xml\"/><rootfile full-path=\"a/score.pdf\" media-type=\"application/pdf\"/></rootfiles></container>"),
            ("other.xml", "<x/>"),
            ("a/score.xml", Small))).Pieces[0]));

    [Fact]
    public void ACompressedScoreWithoutContainerIsFound()
    {
        var result = Read(Archive(("score.musicxml", Small)));

        Assert.Equal("60@0+4", Notes(result.Pieces[0]));
        Assert.Contains("'score.musicxml' is read", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html/>", "test.xml(1:2): expected a MusicXML score (score-partwise or score-timewise), found <html>. Give a MusicXML file.")]
    [InlineData("", "test.xml: expected XML, found text that is none (Root element is missing). Give a MusicXML file.")]
    [InlineData("MThd", "test.xml(1:1): expected XML, found text that is none (Data at the root level is invalid). Give a MusicXML file.")]
    public void WhatIsNoScoreIsRefusedInOneLine(string text, string message)
    {
        var exception = Assert.Throws<NotationException>(() => Read(Encoding.UTF8.GetBytes(text), "test.xml"));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void AnArchiveWithoutAScoreIsRefused() =>
        Assert.Contains("found none. Export it once more.", Assert.Throws<NotationException>(() => Read(Archive(("a.txt", "x")))).Message, StringComparison.Ordinal);

    [Fact]
    public void ADamagedArchiveIsRefused() =>
        Assert.Contains("found a damaged one", Assert.Throws<NotationException>(() => Read(Archive(("score.xml", Small))[..^30])).Message, StringComparison.Ordinal);

    [Fact]
    public void AZipBombIsRefused()
    {
        var bomb = Archive(("score.xml", new string(' ', WholeFile.MaxBytes + 1)));

        Assert.True(bomb.Length < 1 << 20);
        Assert.Contains("at most 64 MiB of music", Assert.Throws<NotationException>(() => Read(bomb)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EntitiesAreNotExpanded()
    {
        var text = "<!DOCTYPE score-partwise [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<score-partwise><part-list><score-part id=\"P1\"><part-name>&b;</part-name></score-part></part-list></score-partwise>";

        Assert.Contains("Reference to undeclared entity 'b'", Assert.Throws<NotationException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OutsideEntitiesAreNotOpened()
    {
        var text = "<!DOCTYPE score-partwise [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><score-partwise><part-list><score-part id=\"P1\"><part-name>&x;</part-name></score-part></part-list></score-partwise>";

        Assert.Contains("undeclared entity 'x'", Assert.Throws<NotationException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a>", "expected at most 64 elements within one another")]
    [InlineData("n{0}/>", "expected at most 10000 different names")]
    public void DepthAndNamesAreBounded(string tag, string message)
    {
        var tags = string.Concat(Enumerable.Range(0, 20_000).Select(number => "<" + string.Format(null, CompositeFormat.Parse(tag), number)));

        Assert.Contains(message, Assert.Throws<NotationException>(() => Read("<score-partwise>" + tags)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongTagIsRefused() =>
        Assert.Contains("found a longer one", Assert.Throws<NotationException>(() => Read($"<score-partwise a=\"{new string('x', 100_000)}\"/>")).Message, StringComparison.Ordinal);

    [Fact]
    public void AScoreThatBreaksOffIsKeptAsFarAsItGoes()
    {
        var text = Score(Whole("C4"), Whole("D4"));
        var result = Read(text[..text.LastIndexOf("</note>", StringComparison.Ordinal)]);

        Assert.Equal("60@0+4", Notes(result.Pieces[0]));
        Assert.Contains("What comes before is kept.", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<note><pitch><step>H</step><octave>4</octave></pitch><duration>4</duration></note>", "line 5, column 130: expected a step of A to G, an octave and perhaps an alter, found 'H', '4' and ''. The note is silent.")]
    [InlineData("<note><pitch><step>C</step><octave>14</octave></pitch><duration>4</duration></note>", "expected a pitch between 0 and 127 in MIDI's count, found 180. The note is silent.")]
    [InlineData("<note><pitch><step>C</step><octave>4</octave></pitch><duration>x</duration><type>whole</type></note>", "expected a duration above 0, found 'x'. It is as long as its type says.")]
    [InlineData("<note><duration>4</duration></note>", "expected a pitch, an unpitched note or a rest, found none. The note is silent.")]
    [InlineData("<backup><duration>4</duration></backup><note><rest/><duration>4</duration></note>", "found a backup of 4 quarter notes. It goes back to the start of the measure.")]
    public void WhatIsWrongIsLeftOutAndReportedWithItsPlace(string wrong, string message)
    {
        var result = Read(Score(wrong, Whole("D4")));

        Assert.Contains(message, Assert.Single(result.Problems).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("62@4+4", Notes(result.Pieces[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void APartThatTheListLacksIsReadAndReported()
    {
        var result = Read(Partwise("", $"<part id=\"P9\"><measure>{CommonTime}{Whole("C4")}</measure></part>"));

        Assert.Equal("60@0+4", Notes(result.Pieces[0]));
        Assert.Contains("found 'P9'", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DivisionsThatAreMissingAreFoundFromTheFirstNote()
    {
        var result = Read(Partwise("<score-part id=\"P1\"/>", $"<part id=\"P1\"><measure>{Note("C4", "24", "<type>half</type>")}{Note("D4", "12")}</measure></part>"));

        Assert.Equal("60@0+2 62@2+1", Notes(result.Pieces[0]));
        Assert.Contains("A quarter note is taken to be 12.", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.musicxml")]
    [InlineData("a.xml")]
    [InlineData("a.MXL")]
    public void TheFormatIsFoundByTheExtension(string path) => Assert.IsType<MusicXmlFormat>(NotationFormats.ForFile(path));

    private static byte[] Archive(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
