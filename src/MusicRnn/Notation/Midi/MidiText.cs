using System.Text;
using System.Text.Unicode;

namespace MusicRnn.Notation.Midi;

/// <summary>
/// The text of meta events. The standard knows only ASCII; today's programs write UTF-8, older ones what their computer
/// used: mostly Latin-1 or Windows-1252, in Japan Shift-JIS.
/// </summary>
internal static class MidiText
{
    private const int Windows1252 = 1252;
    private const int ShiftJis = 932;

    // Control characters in Latin-1, which no text has; but letters and quotation marks in Windows-1252, and the first
    // halves of most characters in Shift-JIS.
    private const byte FirstUnusedInLatin1 = 0x80;
    private const byte LastUnusedInLatin1 = 0x9F;

    /// <summary>
    /// Reads UTF-8 if the bytes are valid as that; else Shift-JIS if they look Japanese; else Latin-1, or Windows-1252 where
    /// only that has all characters. Padding with zeros at the end is left off, and so is a byte order mark.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimEnd((byte)0);
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }

        if (!bytes.ContainsAnyInRange(FirstUnusedInLatin1, LastUnusedInLatin1))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        var codePage = LooksLikeShiftJis(bytes) ? ShiftJis : Windows1252;
        return CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString(bytes);
    }

    /// <summary>Writes UTF-8.</summary>
    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    // Characters of two bytes (JIS X 0208), of which one is a kana, or of which most of the text consists. A single pair may
    // be a quotation mark and a letter.
    private static bool LooksLikeShiftJis(ReadOnlySpan<byte> bytes)
    {
        var pairs = 0;
        var hasKana = false;
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] is < 0x80 or (>= 0xA1 and <= 0xDF))
            {
                continue;
            }

            var isPair = bytes[index] is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC)
                && index + 1 < bytes.Length && bytes[index + 1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC);
            if (!isPair)
            {
                return false;
            }

            hasKana |= (bytes[index], bytes[index + 1]) is (0x82, >= 0x9F and <= 0xF1) or (0x83, >= 0x40 and <= 0x96);
            pairs++;
            index++;
        }

        return hasKana || (pairs > 1 && pairs * 2 > bytes.Length / 2);
    }
}
