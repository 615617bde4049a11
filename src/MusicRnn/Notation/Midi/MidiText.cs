using System.Text;
using System.Text.Unicode;

namespace MusicRnn.Notation.Midi;

/// <summary>
/// The text of meta events. The standard knows only ASCII; today's programs write UTF-8, older ones mostly Latin-1, and
/// Latin-1 with accents is hardly ever valid UTF-8.
/// </summary>
internal static class MidiText
{
    /// <summary>Reads UTF-8 if the bytes are valid as that, else Latin-1. Padding with zeros at the end is left off.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimEnd((byte)0);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>Writes UTF-8.</summary>
    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);
}
