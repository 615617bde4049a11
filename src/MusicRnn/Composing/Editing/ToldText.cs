using MusicRnn.Tokens;

namespace MusicRnn.Composing.Editing;

/// <summary>The text of a tune as a network can read it.</summary>
internal static class ToldText
{
    /// <summary>The text without the fields and comments for which the tokens lack a character, but for those that say something of the music.</summary>
    public static string Of(ITextTokenizer tokenizer, string text)
    {
        const string musicalFields = "XKLM";
        return string.Join('\n', text.Split('\n').Where(line => !IsAside(line) || CanTell(line)).Select(line => IsAside(line) || CanTell(line) ? line : line.Split('%')[0]));

        bool CanTell(string line)
        {
            try
            {
                _ = tokenizer.EncodeText(line);
                return true;
            }
            catch (TokenException)
            {
                return false;
            }
        }

        static bool IsAside(string line) => line is ['%', ..] || (line is [var letter and not ('|' or '['), ':', ..] && char.IsAsciiLetter(letter) && !musicalFields.Contains(letter, StringComparison.Ordinal));
    }
}
