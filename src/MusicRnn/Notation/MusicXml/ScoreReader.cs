using System.Xml;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads a score from its XML, element by element, in either of the two orders: by part, or by measure.</summary>
internal sealed class ScoreReader(XmlReader xml, string source, WrittenScore score)
{
    private readonly List<(WrittenPart Part, PartReader Reader)> _parts = [];
    private readonly List<WrittenPart> _partList = [];

    /// <summary>
    /// Reads the score. Throws <see cref="NotationException"/> if the document is no score, and <see cref="XmlException"/>
    /// where it is no XML; what came before is in the score then.
    /// </summary>
    public void Read()
    {
        MoveToRoot();
        try
        {
            foreach (var name in BoundedXml.Children(xml))
            {
                ReadChild(name);
            }
        }
        finally
        {
            _parts.ForEach(part => part.Reader.EndMeasure());
        }
    }

    private void MoveToRoot()
    {
        while (BoundedXml.Read(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName is "score-partwise" or "score-timewise")
            {
                return;
            }

            var place = (IXmlLineInfo)xml;
            throw new NotationException(source, $"{place.LineNumber}:{place.LinePosition}", $"expected a MusicXML score (score-partwise or score-timewise), found <{OneLine.Of(xml.Name)}>. Give a MusicXML file.");
        }

        throw new NotationException(source, "1:1", "expected a MusicXML score, found no element. Give a MusicXML file.");
    }

    private void ReadChild(string name)
    {
        switch (name)
        {
            case "part-list":
                foreach (var child in BoundedXml.Children(xml))
                {
                    ReadPartListEntry(child);
                }

                break;
            case "part":
                ReadPart();
                break;
            case "measure":
                ReadTimewiseMeasure();
                break;
            case "work" or "movement-title" or "identification" or "credit":
                HeaderReader.Read(MusicXmlElement.Read(xml), score);
                break;
            default:
                BoundedXml.Skip(xml);
                break;
        }
    }

    private void ReadPartListEntry(string name)
    {
        if (name != "score-part")
        {
            BoundedXml.Skip(xml);
            return;
        }

        if (_partList.Count == MusicXmlLimits.Parts)
        {
            throw new ScoreTooLargeException($"{MusicXmlLimits.Parts} parts");
        }

        _partList.Add(InstrumentReader.ReadPart(MusicXmlElement.Read(xml)));
    }

    private void ReadPart()
    {
        var reader = AddPart(MusicXmlElement.Read(xml, withContent: false));
        foreach (var name in BoundedXml.Children(xml))
        {
            if (name == "measure")
            {
                reader.BeginMeasure(MusicXmlElement.Read(xml, withContent: false));
                ReadMeasure(reader);
            }
            else
            {
                BoundedXml.Skip(xml);
            }
        }
    }

    private void ReadTimewiseMeasure()
    {
        var measure = MusicXmlElement.Read(xml, withContent: false);
        foreach (var name in BoundedXml.Children(xml))
        {
            if (name == "part")
            {
                var part = MusicXmlElement.Read(xml, withContent: false);
                var id = part.Attribute("id") ?? "";
                var reader = _parts.Find(known => known.Part.Id == id).Reader ?? AddPart(part);
                reader.BeginMeasure(measure);
                ReadMeasure(reader);
            }
            else
            {
                BoundedXml.Skip(xml);
            }
        }
    }

    private void ReadMeasure(PartReader reader)
    {
        foreach (var name in BoundedXml.Children(xml))
        {
            // Layout, figured bass and links are for the eye.
            if (name is "note" or "backup" or "forward" or "attributes" or "direction" or "sound" or "harmony" or "barline")
            {
                reader.Read(MusicXmlElement.Read(xml));
            }
            else
            {
                BoundedXml.Skip(xml);
            }
        }

        reader.EndMeasure();
    }

    private PartReader AddPart(MusicXmlElement element)
    {
        if (_parts.Count == MusicXmlLimits.Parts)
        {
            throw new ScoreTooLargeException($"{MusicXmlLimits.Parts} parts");
        }

        var id = element.Attribute("id") ?? "";
        var part = _partList.Find(listed => listed.Id == id);
        if (part is null)
        {
            score.Problems.Add(element, $"expected a part that the part list names, found '{id}'. It is read without name and instrument.");
        }

        part = part is null || score.Parts.Contains(part) ? new WrittenPart(id) { Name = part?.Name ?? "" } : part;
        score.Parts.Add(part);
        var reader = new PartReader(score, part);
        _parts.Add((part, reader));
        return reader;
    }
}
