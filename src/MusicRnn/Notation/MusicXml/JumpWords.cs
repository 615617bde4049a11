using System.Text;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Understands the words that send a player elsewhere, such as <c>D.S. al Coda</c>, where no sound element does.</summary>
internal static class JumpWords
{
    private const int LongestWords = 60;

    // What follows the jump itself.
    private static readonly string[] Continuations = ["al", "e", "senza", "con", "fine", "coda", "to", "with", "no"];

    /// <summary>The mark that the words stand for; null for any other words.</summary>
    public static RepeatMark? Find(string words)
    {
        if (words.Length > LongestWords)
        {
            return null;
        }

        var letters = LettersOf(words);
        return letters switch
        {
            "fine" or "fin" => AtEnd(RepeatMarkKind.Fine),
            "tocoda" or "alcoda" or "allacoda" => AtEnd(RepeatMarkKind.ToCoda),
            "coda" => new RepeatMark(RepeatMarkKind.Coda),
            "segno" => new RepeatMark(RepeatMarkKind.Segno),
            _ when IsJump(letters, "dacapo", "dc") => AtEnd(RepeatMarkKind.DaCapo) with { Until = UntilOf(words) },
            _ when IsJump(letters, "dalsegno", "ds") => AtEnd(RepeatMarkKind.DalSegno) with { Until = UntilOf(words) },
            _ => null,
        };
    }

    /// <summary>Whether the words say to play on to the fine or to the coda; null if they say neither.</summary>
    public static RepeatMarkKind? UntilOf(string words) =>
        words.Contains("coda", StringComparison.OrdinalIgnoreCase) ? RepeatMarkKind.ToCoda
        : words.Contains("fine", StringComparison.OrdinalIgnoreCase) ? RepeatMarkKind.Fine
        : null;

    private static RepeatMark AtEnd(RepeatMarkKind kind) => new(kind) { IsAtEnd = true };

    private static bool IsJump(string letters, params string[] names)
    {
        foreach (var name in names)
        {
            if (letters.StartsWith(name, StringComparison.Ordinal))
            {
                var rest = letters[name.Length..];
                return rest.Length == 0 || Continuations.Any(word => rest.StartsWith(word, StringComparison.Ordinal));
            }
        }

        return false;
    }

    private static string LettersOf(string words)
    {
        var letters = new StringBuilder();
        foreach (var character in words)
        {
            if (char.IsAsciiLetter(character))
            {
                letters.Append(char.ToLowerInvariant(character));
            }
        }

        return letters.ToString();
    }
}
