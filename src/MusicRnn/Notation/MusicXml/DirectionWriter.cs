using System.Globalization;
using System.Xml;
using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Writes tempo marks, rehearsal marks and words.</summary>
internal static class DirectionWriter
{
    /// <summary>Writes a tempo at an offset in divisions: a metronome mark for the eye, the exact tempo for playback.</summary>
    public static void WriteTempo(XmlWriter xml, TempoChange tempo, long offset)
    {
        Begin(xml);
        xml.WriteStartElement("metronome");
        xml.WriteElementString("beat-unit", "quarter");
        xml.WriteElementString("per-minute", tempo.QuartersPerMinute.ToString("0.##", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        EndType(xml, offset);
        xml.WriteStartElement("sound");
        xml.WriteAttributeString("tempo", tempo.QuartersPerMinute.ToString("0.##########", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Writes words, or a rehearsal mark.</summary>
    public static void WriteWords(XmlWriter xml, TextKind kind, string text, long offset)
    {
        Begin(xml);
        xml.WriteElementString(kind == TextKind.Marker ? "rehearsal" : "words", XmlText.Valid(text));
        EndType(xml, offset);
        xml.WriteEndElement();
    }

    private static void Begin(XmlWriter xml)
    {
        xml.WriteStartElement("direction");
        xml.WriteAttributeString("placement", "above");
        xml.WriteStartElement("direction-type");
    }

    private static void EndType(XmlWriter xml, long offset)
    {
        xml.WriteEndElement();
        if (offset > 0)
        {
            xml.WriteStartElement("offset");
            xml.WriteAttributeString("sound", "yes");
            xml.WriteString(XmlText.Of(offset));
            xml.WriteEndElement();
        }
    }
}
