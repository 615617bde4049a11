using System.Globalization;
using System.Xml;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Numbers and words as they stand in XML.</summary>
internal static class XmlText
{
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text without the characters that XML cannot hold.</summary>
    public static string Valid(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!IsValid(text, index))
            {
                return string.Concat(text.Where((_, place) => IsValid(text, place)));
            }
        }

        return text;
    }

    private static bool IsValid(string text, int index) =>
        XmlConvert.IsXmlChar(text[index])
        || (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
        || (index > 0 && XmlConvert.IsXmlSurrogatePair(text[index], text[index - 1]));
}
