using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// Finds out how the text of a file is encoded: by its byte order mark, by its first bytes, by what it says about
/// itself if that is true, and else Latin-1, which can be read whatever it is.
/// </summary>
internal static class MusicXmlText
{
    private const byte LessThan = (byte)'<';
    private const int LongestDeclaration = 256;

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8),
        ([0xFF, 0xFE, 0, 0], Encoding.UTF32),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: true)),
        ([0xFF, 0xFE], Encoding.Unicode),
        ([0xFE, 0xFF], Encoding.BigEndianUnicode),
    ];

    /// <summary>The text, from its first character that is not blank on.</summary>
    public static TextReader Open(ReadOnlyMemory<byte> bytes)
    {
        var encoding = EncodingOf(bytes.Span, out var markLength);
        return SkipBlanks(new StreamReader(StreamOf(bytes[markLength..]), encoding, detectEncodingFromByteOrderMarks: false));
    }

    /// <summary>The length in bytes of the longest tag or comment, as far as the encoding lets it be seen.</summary>
    public static int LongestTag(ReadOnlySpan<byte> bytes)
    {
        var longest = 0;
        while (true)
        {
            var start = bytes.IndexOf(LessThan);
            if (start < 0)
            {
                return longest;
            }

            bytes = bytes[start..];
            var end = bytes.IndexOf((byte)'>');
            longest = Math.Max(longest, end < 0 ? bytes.Length : end);
            bytes = bytes[Math.Max(1, end)..];
        }
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray());

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes, out int markLength)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                markLength = mark.Length;
                return encoding;
            }
        }

        markLength = 0;
        if (bytes.Length > 1 && (bytes[0] == 0 || bytes[1] == 0))
        {
            return bytes[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode;
        }

        // Programs write "utf-8" over Latin-1 and the other way round: what can be UTF-8 is.
        return Utf8.IsValid(bytes) ? Encoding.UTF8 : DeclaredEncoding(bytes);
    }

    private static Encoding DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var declaration = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LongestDeclaration)]);
        return CodePage(declaration) ?? Encoding.Latin1;
    }

    private static Encoding? CodePage(string declaration)
    {
        const string key = "encoding=";
        var start = declaration.IndexOf(key, StringComparison.Ordinal) + key.Length;
        if (start < key.Length || start >= declaration.Length || declaration.IndexOf(declaration[start], start + 1) is not (> 0 and var end))
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(declaration[(start + 1)..end]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Blank lines before the XML declaration are an error to a parser, and common.
    private static StreamReader SkipBlanks(StreamReader text)
    {
        while (text.Peek() is var next and >= 0 && (char.IsWhiteSpace((char)next) || next == '\uFEFF'))
        {
            text.Read();
        }

        return text;
    }
}
