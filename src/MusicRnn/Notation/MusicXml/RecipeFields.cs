using System.Xml;

namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// How the piece was composed, as miscellaneous fields of the identification. A long recipe takes several fields, as one text may
/// not be longer than <see cref="MusicXmlLimits.Text"/>.
/// </summary>
internal static class RecipeFields
{
    private const string FieldName = "musicrnn-recipe";
    private const int LongestField = MusicXmlLimits.Text / 2;
    private const int MostFields = 1_000;

    /// <summary>Writes the fields, if there is a recipe.</summary>
    public static void Write(XmlWriter xml, string recipe)
    {
        var text = XmlText.Valid(recipe);
        if (text.Length == 0)
        {
            return;
        }

        xml.WriteStartElement("miscellaneous");
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfField(text, start);
            xml.WriteStartElement("miscellaneous-field");
            xml.WriteAttributeString("name", FieldName);
            xml.WriteString(text[start..end]);
            xml.WriteEndElement();
            start = end;
        }

        xml.WriteEndElement();
    }

    /// <summary>The recipe in an identification; empty if there is none.</summary>
    public static string Read(MusicXmlElement identification) => string.Concat(identification.ChildrenNamed("miscellaneous")
        .SelectMany(miscellaneous => miscellaneous.ChildrenNamed("miscellaneous-field"))
        .Where(field => field.Attribute("name") == FieldName).Take(MostFields).Select(field => field.Text));

    // Space at the edge of a text is lost, and half a character is none.
    private static int EndOfField(string text, int start)
    {
        var end = Math.Min(text.Length, start + LongestField);
        while (end < text.Length && end > start + 1 && (char.IsWhiteSpace(text[end]) || char.IsWhiteSpace(text[end - 1]) || char.IsLowSurrogate(text[end])))
        {
            end--;
        }

        return end;
    }
}
