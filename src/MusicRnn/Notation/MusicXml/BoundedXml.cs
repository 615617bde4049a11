using System.Buffers;
using System.Xml;

namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// Opens and reads XML so that no document can make it run away: a document type is passed over unread, nothing outside
/// the document is opened, entities of its own are not known, and depth, names, tags and texts are bounded.
/// </summary>
internal static class BoundedXml
{
    /// <summary>A reader of the text, which <see cref="Read"/> moves.</summary>
    public static XmlReader Open(TextReader text) => XmlReader.Create(text, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false, // control characters stand in lyrics that were copied from elsewhere
        NameTable = new BoundedNames(),
    });

    /// <summary>Moves to the next node; false at the end. Throws <see cref="XmlException"/> where the document is no XML or too deep.</summary>
    public static bool Read(XmlReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }

        if (reader.Depth > MusicXmlLimits.Depth)
        {
            var place = (IXmlLineInfo)reader;
            throw new XmlException($"expected at most {MusicXmlLimits.Depth} elements within one another, found more", null, place.LineNumber, place.LinePosition);
        }

        return true;
    }

    /// <summary>The text on which the reader stands, as far as it may be long.</summary>
    public static string Text(XmlReader reader)
    {
        var characters = ArrayPool<char>.Shared.Rent(MusicXmlLimits.Text);
        try
        {
            var length = 0;
            int count;
            while (length < MusicXmlLimits.Text && (count = reader.ReadValueChunk(characters, length, MusicXmlLimits.Text - length)) > 0)
            {
                length += count;
            }

            return new string(characters, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>
    /// The names of the elements in the one on which the reader stands, while it stands on each; whoever takes them
    /// leaves the reader at the end of that element.
    /// </summary>
    public static IEnumerable<string> Children(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        var depth = reader.Depth;
        while (Read(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                yield return reader.LocalName;
            }
        }
    }

    /// <summary>Passes over the element on which the reader stands, and leaves the reader on its end.</summary>
    public static void Skip(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (Read(reader) && reader.Depth > depth)
        {
        }
    }
}
