using System.Xml;

namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// Reads MusicXML scores of all versions up to 4.0. Repeats, endings and jumps are played out; ties are merged; grace
/// and cue notes do not sound; pitches are those that sound.
/// </summary>
internal static class MusicXmlReader
{
    /// <summary>
    /// The piece of a file, compressed or not. A note or measure that makes no sense is left out and reported. Throws
    /// <see cref="NotationException"/> where the file holds no score.
    /// </summary>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string source)
    {
        var problems = new MusicXmlProblems();
        if (MusicXmlArchive.IsArchive(bytes.Span))
        {
            bytes = MusicXmlArchive.Unpack(bytes, source, problems);
        }

        if (MusicXmlText.LongestTag(bytes.Span) > MusicXmlLimits.TagBytes)
        {
            throw new NotationException(source, $"expected tags of at most {MusicXmlLimits.TagBytes} bytes, found a longer one. Give a MusicXML file.");
        }

        var score = new WrittenScore(problems);
        try
        {
            ReadScore(bytes, source, score);
            return new ReadResult([PieceBuilder.Build(score)], problems.InOrder());
        }
        catch (ScoreTooLargeException exception)
        {
            throw new NotationException(source, exception.Message);
        }
    }

    private static void ReadScore(ReadOnlyMemory<byte> bytes, string source, WrittenScore score)
    {
        try
        {
            using var text = MusicXmlText.Open(bytes);
            using var xml = BoundedXml.Open(text);
            new ScoreReader(xml, source, score).Read();
        }
        catch (XmlException exception) when (score.HasNotes)
        {
            score.Problems.Add(exception.LineNumber, exception.LinePosition, $"expected XML up to the end of the score, found text that is none ({Describe(exception)}). What comes before is kept.");
        }
        catch (XmlException exception)
        {
            var message = $"expected XML, found text that is none ({Describe(exception)}). Give a MusicXML file.";
            throw exception.LineNumber == 0
                ? new NotationException(source, message)
                : new NotationException(source, $"{exception.LineNumber}:{exception.LinePosition}", message);
        }
    }

    // The parser's own words, without the place that the message begins with anyway.
    private static string Describe(XmlException exception)
    {
        var place = exception.Message.IndexOf(" Line ", StringComparison.Ordinal);
        return OneLine.Of((place < 0 ? exception.Message : exception.Message[..place]).TrimEnd('.'));
    }
}
