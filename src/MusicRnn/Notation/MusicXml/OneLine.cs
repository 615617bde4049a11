namespace MusicRnn.Notation.MusicXml;

/// <summary>Keeps messages that quote a file short and on one line.</summary>
internal static class OneLine
{
    private const int MostCharacters = 300;

    /// <summary>The text with blanks for line breaks and other control characters, cut where it is too long.</summary>
    public static string Of(string text)
    {
        text = text.Length > MostCharacters ? text[..MostCharacters] + "..." : text;
        return text.Any(IsBreaking) ? new string([.. text.Select(character => IsBreaking(character) ? ' ' : character)]) : text;
    }

    private static bool IsBreaking(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';
}
