using System.Xml;
using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Writes divisions, keys, meters, staves and clefs.</summary>
internal static class AttributesWriter
{
    /// <summary>Writes what begins with a measure, if anything does.</summary>
    /// <param name="xml">Where it is written.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="showsKeys">Whether the part has key signatures.</param>
    /// <param name="divisions">The divisions, if it is the first measure.</param>
    /// <param name="staves">The staves, if it is the first measure.</param>
    public static void WriteAtStart(XmlWriter xml, ScoreMeasure measure, bool showsKeys, DivisionScale? divisions, StaffPlan? staves)
    {
        Key? key = showsKeys && measure.Keys.Length > 0 && measure.Keys[0].Offset == 0 ? measure.Keys[0].Value : null;
        if (key is null && divisions is null && !measure.ShowsMeter)
        {
            return;
        }

        xml.WriteStartElement("attributes");
        if (divisions is not null)
        {
            xml.WriteElementString("divisions", XmlText.Of(divisions.PerQuarter));
        }

        if (key is { } begun)
        {
            WriteKey(xml, begun);
        }

        if (measure.ShowsMeter)
        {
            xml.WriteStartElement("time");
            xml.WriteElementString("beats", XmlText.Of(measure.Meter.Beats));
            xml.WriteElementString("beat-type", XmlText.Of(measure.Meter.BeatUnit));
            xml.WriteEndElement();
        }

        if (staves is not null)
        {
            WriteClefs(xml, staves);
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes a key that begins within a measure.</summary>
    public static void WriteKeyChange(XmlWriter xml, Key key)
    {
        xml.WriteStartElement("attributes");
        WriteKey(xml, key);
        xml.WriteEndElement();
    }

    private static void WriteKey(XmlWriter xml, Key key)
    {
        xml.WriteStartElement("key");
        xml.WriteElementString("fifths", XmlText.Of(key.Fifths));
        xml.WriteElementString("mode", key.Mode.ToString().ToLowerInvariant());
        xml.WriteEndElement();
    }

    private static void WriteClefs(XmlWriter xml, StaffPlan staves)
    {
        if (staves.HasTwoStaves)
        {
            xml.WriteElementString("staves", "2");
        }

        var number = 0;
        foreach (var (sign, line) in staves.Clefs())
        {
            xml.WriteStartElement("clef");
            if (staves.HasTwoStaves)
            {
                xml.WriteAttributeString("number", XmlText.Of(++number));
            }

            xml.WriteElementString("sign", sign);
            if (line is { } place)
            {
                xml.WriteElementString("line", XmlText.Of(place));
            }

            xml.WriteEndElement();
        }
    }
}
