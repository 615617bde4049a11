using System.Net;

namespace MusicRnn.Notation.Abc;

/// <summary>
/// Splits a text into lines without comments. Tunes on web pages and in letters are freed from what stands around them
/// (ABC 2.1, section 2.3): markup is taken for a blank line, its entities for their signs, and quotation marks or
/// blanks before every line are taken away.
/// </summary>
internal static class AbcLines
{
    private const int LongestTag = 10;

    private static readonly string[] Tags =
        ["html", "head", "body", "title", "meta", "pre", "div", "span", "table", "tr", "td", "center", "font", "p", "br", "hr", "h1", "h2", "h3", "h4", "ul", "ol", "li", "script", "style", "abc", "img"];

    /// <summary>The lines with their numbers in the file; lines that are only a comment are left out, but for the one that tells how the tune was composed.</summary>
    public static List<AbcLine> Of(string text)
    {
        var texts = Split(text);
        var margin = Margin(texts);
        var isMarkedUp = texts.Exists(IsMarkup);
        var lines = new List<AbcLine>(texts.Count);
        for (var index = 0; index < texts.Count; index++)
        {
            var line = texts[index].AsSpan();
            var start = margin.IsEmpty ? 0 : Math.Min(line.Length - line.TrimStart(margin).Length, line.Length);
            var content = line[start..].ToString();
            content = isMarkedUp ? IsMarkup(content) ? "" : WebUtility.HtmlDecode(content) : content;
            if (AbcRecipe.AsDirective(content) is { } recipe)
            {
                lines.Add(new AbcLine(index + 1, recipe, start + 1));
            }
            else if (!IsComment(content))
            {
                lines.Add(new AbcLine(index + 1, WithoutComment(content), start + 1));
            }
        }

        return lines;
    }

    /// <summary>Splits where a line feed, a carriage return or both stand; the other separators of Unicode may be letters of old texts.</summary>
    private static List<string> Split(string text)
    {
        var lines = new List<string>();
        var start = 0;
        while (text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length)
        {
            lines.Add(text.Substring(start, length));
            var end = start + length;
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }

        lines.Add(text[start..]);
        return lines;
    }

    /// <summary>What may stand before every line: blanks, or also the quotation marks of a letter, where no tune begins at the margin.</summary>
    private static ReadOnlySpan<char> Margin(List<string> lines)
    {
        const string blanks = " \t";
        const string quotation = "> \t";
        var best = ReadOnlySpan<char>.Empty;
        foreach (var line in lines)
        {
            if (line.StartsWith("X:", StringComparison.Ordinal))
            {
                return [];
            }

            if (best.IsEmpty && line.AsSpan().TrimStart(blanks).StartsWith("X:", StringComparison.Ordinal))
            {
                best = blanks;
            }

            if (best.IsEmpty && line.AsSpan().TrimStart(quotation).StartsWith("X:", StringComparison.Ordinal))
            {
                best = quotation;
            }
        }

        return best;
    }

    private static bool IsMarkup(string line)
    {
        if (line.Length < 2 || line[0] != '<')
        {
            return false;
        }

        if (line[1] is '/' or '!')
        {
            return true;
        }

        var end = line.AsSpan(1, Math.Min(LongestTag, line.Length - 1)).IndexOfAny(" >/");
        var tag = end < 0 ? "" : line.Substring(1, end);
        return Tags.Contains(tag, StringComparer.OrdinalIgnoreCase) || line.StartsWith("<a href", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("<a name", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsComment(string line) =>
        line.AsSpan().TrimStart() is var text && text.StartsWith("%", StringComparison.Ordinal) && !text.StartsWith("%%", StringComparison.Ordinal);

    private static string WithoutComment(string line)
    {
        // "%%" at the start is a directive, "\%" a percent sign.
        var search = line.StartsWith("%%", StringComparison.Ordinal) ? 2 : 0;
        while (line.IndexOf('%', search) is >= 0 and var place)
        {
            if (place == 0 || line[place - 1] != '\\')
            {
                return line[..place].TrimEnd();
            }

            search = place + 1;
        }

        return line.TrimEnd();
    }
}
