using System.Text;
using System.Xml;
using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Writes a piece as a partwise score of MusicXML 4.0. The same piece always gives the same bytes.</summary>
internal static class MusicXmlWriter
{
    private const string Version = "4.0";
    private const string PublicId = "-//Recordare//DTD MusicXML 4.0 Partwise//EN";
    private const string SystemId = "http://www.musicxml.org/dtds/partwise.dtd";

    /// <summary>Writes the score. Throws <see cref="NotationException"/> if the piece is too long to be engraved.</summary>
    public static void Write(Piece piece, Stream stream)
    {
        var score = Engraver.Engrave(WithMusic(piece));
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartDocument();
        xml.WriteDocType("score-partwise", PublicId, SystemId, subset: null);
        xml.WriteStartElement("score-partwise");
        xml.WriteAttributeString("version", Version);
        WriteHeader(xml, piece);
        WriteParts(xml, score);
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    // A score has at least one part and one measure.
    private static Piece WithMusic(Piece piece) => piece with
    {
        Parts = piece.Parts.IsEmpty ? [new Part()] : piece.Parts,
        End = Math.Max(1, piece.End),
    };

    private static void WriteHeader(XmlWriter xml, Piece piece)
    {
        if (piece.Title.Length > 0)
        {
            xml.WriteStartElement("work");
            xml.WriteElementString("work-title", XmlText.Valid(piece.Title));
            xml.WriteEndElement();
        }

        xml.WriteStartElement("identification");
        foreach (var composer in TextsOf(piece, TextKind.Composer))
        {
            xml.WriteStartElement("creator");
            xml.WriteAttributeString("type", "composer");
            xml.WriteString(XmlText.Valid(composer));
            xml.WriteEndElement();
        }

        foreach (var rights in TextsOf(piece, TextKind.Copyright))
        {
            xml.WriteElementString("rights", XmlText.Valid(rights));
        }

        xml.WriteStartElement("encoding");
        xml.WriteElementString("software", "MusicRnn");
        xml.WriteEndElement();
        RecipeFields.Write(xml, piece.Recipe);
        xml.WriteEndElement();
    }

    private static IEnumerable<string> TextsOf(Piece piece, TextKind kind) =>
        piece.Texts.Where(text => text.Kind == kind && text.Text.Trim().Length > 0).Select(text => text.Text.Trim());

    private static void WriteParts(XmlWriter xml, Score score)
    {
        var parts = score.Parts.Select((part, index) => (Id: $"P{index + 1}", part.Part, new PartInstruments(part.Part, $"P{index + 1}"))).ToList();
        PartListWriter.Write(xml, parts);
        var divisions = new DivisionScale(score);
        var words = new WordEvents(score);
        for (var index = 0; index < parts.Count; index++)
        {
            xml.WriteStartElement("part");
            xml.WriteAttributeString("id", parts[index].Id);
            var writer = new MeasureWriter(xml, score, score.Parts[index], parts[index].Item3, divisions, words);
            for (var measure = 0; measure < score.Measures.Length; measure++)
            {
                writer.Write(measure);
            }

            xml.WriteEndElement();
        }
    }
}
