using System.Globalization;
using System.Xml;

namespace MusicRnn.Notation.MusicXml;

/// <summary>One element of a measure or of the score's header with all that stands in it.</summary>
internal sealed class MusicXmlElement
{
    // Most elements have neither attributes nor children.
    private readonly List<(string Name, string Value)>? _attributes;
    private List<MusicXmlElement>? _children;
    private int _textPieces;

    private MusicXmlElement(XmlReader reader)
    {
        Name = reader.LocalName;
        var place = (IXmlLineInfo)reader;
        Line = place.LineNumber;
        Column = place.LinePosition;
        while (reader.MoveToNextAttribute())
        {
            (_attributes ??= []).Add((reader.LocalName, reader.Value));
        }

        reader.MoveToElement();
    }

    public string Name { get; }

    public int Line { get; }

    public int Column { get; }

    /// <summary>The text of the element itself without space around it, empty if it has none.</summary>
    public string Text { get; private set; } = "";

    public IReadOnlyList<MusicXmlElement> Children => _children ?? [];

    /// <summary>
    /// Reads the element on which the reader stands, and leaves the reader on the last of its nodes. What goes beyond
    /// the limits within it is passed over.
    /// </summary>
    public static MusicXmlElement Read(XmlReader reader, bool withContent = true)
    {
        var root = new MusicXmlElement(reader);
        if (!withContent || reader.IsEmptyElement)
        {
            return root;
        }

        var open = new Stack<MusicXmlElement>([root]);
        var count = 0;
        while (open.Count > 0 && BoundedXml.Read(reader))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var child = new MusicXmlElement(reader);
                if (++count <= MusicXmlLimits.ElementsWithin)
                {
                    (open.Peek()._children ??= []).Add(child);
                }

                if (!reader.IsEmptyElement)
                {
                    open.Push(child);
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                var closed = open.Pop();
                closed.Text = closed.Text.Trim();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                open.Peek().AddText(reader);
            }
        }

        return root;
    }

    /// <summary>The first child of this name, or null.</summary>
    public MusicXmlElement? Child(string name)
    {
        foreach (var child in _children ?? [])
        {
            if (child.Name == name)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>All children of this name.</summary>
    public IEnumerable<MusicXmlElement> ChildrenNamed(string name) => (_children ?? []).Where(child => child.Name == name);

    public bool Has(string name) => Child(name) is not null;

    /// <summary>The text of the first child of this name, null without one.</summary>
    public string? TextOf(string name) => Child(name)?.Text;

    /// <summary>The whole number in the first child of this name, null without one.</summary>
    public int? NumberOf(string name) => Child(name) is { } child ? ParseNumber(child.Text) : null;

    /// <summary>The attribute's value, null without it.</summary>
    public string? Attribute(string name)
    {
        foreach (var (key, value) in _attributes ?? [])
        {
            if (key == name)
            {
                return value.Trim();
            }
        }

        return null;
    }

    /// <summary>A whole number, also one written with decimals that are zero; null for any other text.</summary>
    public static int? ParseNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : null;

    // Text is not mixed with elements in a score; it may come in several pieces only around CDATA.
    private void AddText(XmlReader reader)
    {
        const int mostPieces = 16;
        if (++_textPieces <= mostPieces)
        {
            Text += BoundedXml.Text(reader);
        }
    }
}
