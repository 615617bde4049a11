using System.Globalization;

namespace MusicRnn.Tokens;

/// <summary>Names of characters in a vocabulary: themselves, but for spaces and the like, which would be hard to see in a list.</summary>
internal static class CharacterNames
{
    private const string CodePrefix = "U+";
    private const int CodeLength = 4;

    /// <summary>The name of a character.</summary>
    public static string NameOf(char character) => char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character)
        ? string.Create(CultureInfo.InvariantCulture, $"{CodePrefix}{(int)character:X4}")
        : character.ToString();

    /// <summary>The text that a name stands for: a character by its code, else the name itself.</summary>
    public static string TextOf(string name)
    {
        var isCode = name.Length == CodePrefix.Length + CodeLength
            & name.StartsWith(CodePrefix, StringComparison.Ordinal)
            & ushort.TryParse(name.AsSpan(Math.Min(name.Length, CodePrefix.Length)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        return isCode ? ((char)code).ToString() : name;
    }
}
