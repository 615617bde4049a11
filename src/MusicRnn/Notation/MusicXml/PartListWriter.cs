using System.Globalization;
using System.Xml;
using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Writes the list of parts with their instruments.</summary>
internal static class PartListWriter
{
    private const int VolumeController = 7; // MIDI 1.0, Control Change
    private const double HighestVolume = 127;
    private const double Percent = 100;

    public static void Write(XmlWriter xml, IReadOnlyList<(string Id, Part Part, PartInstruments Instruments)> parts)
    {
        xml.WriteStartElement("part-list");
        foreach (var (id, part, instruments) in parts)
        {
            xml.WriteStartElement("score-part");
            xml.WriteAttributeString("id", id);
            xml.WriteElementString("part-name", XmlText.Valid(part.Name));
            foreach (var number in instruments.Numbers)
            {
                xml.WriteStartElement("score-instrument");
                xml.WriteAttributeString("id", instruments.IdOf(number));
                xml.WriteElementString("instrument-name", part.IsPercussion ? $"Drum {number}" : GeneralMidi.NameOf(number));
                xml.WriteEndElement();
            }

            foreach (var number in instruments.Numbers)
            {
                WriteMidi(xml, part, instruments.IdOf(number), number);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteMidi(XmlWriter xml, Part part, string id, int number)
    {
        xml.WriteStartElement("midi-instrument");
        xml.WriteAttributeString("id", id);

        // A pitched part on the channel of the percussion would be read as drums.
        if (part.IsPercussion || part.Channel != Part.PercussionChannel)
        {
            xml.WriteElementString("midi-channel", XmlText.Of((part.IsPercussion ? Part.PercussionChannel : part.Channel) + 1));
        }

        xml.WriteElementString("midi-program", XmlText.Of((part.IsPercussion ? part.Program : number) + 1));
        if (part.IsPercussion)
        {
            xml.WriteElementString("midi-unpitched", XmlText.Of(number + 1));
        }

        if (part.Controls.Any(control => control is { Tick: 0, Kind: ControlKind.Controller, Number: VolumeController }))
        {
            var volume = part.Controls.Last(control => control is { Tick: 0, Kind: ControlKind.Controller, Number: VolumeController }).Value;
            xml.WriteElementString("volume", (volume * Percent / HighestVolume).ToString("0.##", CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }
}
