using System.Xml;
using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Writes chord symbols as harmony elements.</summary>
internal static class HarmonyWriter
{
    private const string NoChord = "N.C.";

    /// <summary>Writes a symbol at an offset in divisions; false if it is no chord.</summary>
    public static bool Write(XmlWriter xml, string symbol, long offset)
    {
        if (symbol is NoChord or "NC" or "n.c.")
        {
            xml.WriteStartElement("harmony");
            WriteRoot(xml, "C", alter: 0); // the standard asks for one
            WriteKind(xml, "none", NoChord);
            WriteOffset(xml, offset);
            return true;
        }

        if (ChordSymbol.Parse(symbol) is not { } chord)
        {
            return false;
        }

        var slash = symbol.IndexOf('/', StringComparison.Ordinal);
        var name = (slash < 0 ? symbol : symbol[..slash]).Trim();
        var alter = TakeAlter(name, out var length);
        var (kind, degrees) = KindOf(name[length..], chord);
        xml.WriteStartElement("harmony");
        WriteRoot(xml, name[..1], alter);
        WriteKind(xml, kind, name[length..]);
        if (slash >= 0)
        {
            WriteBass(xml, symbol[(slash + 1)..].Trim());
        }

        degrees.ForEach(degree => WriteDegree(xml, degree));
        WriteOffset(xml, offset);
        return true;
    }

    private static int TakeAlter(string name, out int length)
    {
        var alter = 0;
        for (length = 1; length < name.Length && "#♯b♭".Contains(name[length], StringComparison.Ordinal); length++)
        {
            alter += name[length] is '#' or '♯' ? 1 : -1;
        }

        return alter;
    }

    /// <summary>The kind that has the longest spelling with which the symbol begins, and what stands behind it as degrees.</summary>
    private static (string Kind, List<ChordDegree> Degrees) KindOf(string quality, ChordSymbol chord)
    {
        foreach (var (kind, spelling) in ChordKinds.Spellings.OrderByDescending(entry => entry.Spelling.Length))
        {
            if (quality.StartsWith(spelling, StringComparison.Ordinal) && SameIntervals(spelling, chord) && ChordDegree.Parse(quality[spelling.Length..]) is { } degrees)
            {
                return (kind, degrees);
            }
        }

        // Another way to write one of them: "min7" for "m7".
        var other = Array.Find(ChordKinds.Spellings, entry => SameIntervals(entry.Spelling, chord) && ChordSymbol.Parse("C" + quality) is { } whole && whole.Intervals.SequenceEqual(chord.Intervals));
        return other.Kind is not null && !quality.Any(character => char.IsAsciiDigit(character) && !other.Spelling.Contains(character, StringComparison.Ordinal)) ? (other.Kind, []) : ("other", []);
    }

    private static bool SameIntervals(string spelling, ChordSymbol chord) =>
        ChordSymbol.Parse("C" + spelling) is { } parsed && parsed.Intervals.SequenceEqual(chord.Intervals);

    private static void WriteRoot(XmlWriter xml, string step, int alter)
    {
        xml.WriteStartElement("root");
        xml.WriteElementString("root-step", step);
        if (alter != 0)
        {
            xml.WriteElementString("root-alter", XmlText.Of(alter));
        }

        xml.WriteEndElement();
    }

    private static void WriteKind(XmlWriter xml, string kind, string text)
    {
        xml.WriteStartElement("kind");
        if (text.Length > 0)
        {
            xml.WriteAttributeString("text", text);
        }

        xml.WriteString(kind);
        xml.WriteEndElement();
    }

    private static void WriteBass(XmlWriter xml, string bass)
    {
        var name = char.ToUpperInvariant(bass[0]) + bass[1..].Replace('+', '#');
        var alter = TakeAlter(name, out _);
        xml.WriteStartElement("bass");
        xml.WriteElementString("bass-step", name[..1]);
        if (alter != 0)
        {
            xml.WriteElementString("bass-alter", XmlText.Of(alter));
        }

        xml.WriteEndElement();
    }

    private static void WriteDegree(XmlWriter xml, ChordDegree degree)
    {
        xml.WriteStartElement("degree");
        xml.WriteElementString("degree-value", XmlText.Of(degree.Value));
        xml.WriteElementString("degree-alter", XmlText.Of(degree.Alter));
        xml.WriteElementString("degree-type", degree.Type);
        xml.WriteEndElement();
    }

    private static void WriteOffset(XmlWriter xml, long offset)
    {
        if (offset > 0)
        {
            xml.WriteElementString("offset", XmlText.Of(offset));
        }

        xml.WriteEndElement();
    }
}
