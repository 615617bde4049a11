namespace MusicRnn.Notation.Abc;

/// <summary>A word of a field: <c>bass</c>, or <c>name="First violin"</c> with a name.</summary>
/// <param name="Name">What stands before the equals sign; empty for a bare word.</param>
/// <param name="Value">The word, or what stands behind the equals sign, without quotation marks.</param>
internal readonly record struct AbcWord(string Name, string Value)
{
    /// <summary>Splits a field's value at blanks, except within quotation marks.</summary>
    public static List<AbcWord> Split(AbcLine line)
    {
        var words = new List<AbcWord>();
        var scanner = new AbcScanner(line);
        scanner.SkipBlanks();
        while (!scanner.AtEnd)
        {
            var word = scanner.TakeWhile(character => !char.IsWhiteSpace(character) && character is not ('=' or '"'));
            if (word.Length > 0 && scanner.Take('='))
            {
                words.Add(new AbcWord(word, TakeValue(scanner)));
            }
            else if (word.Length > 0)
            {
                words.Add(new AbcWord("", word));
            }
            else
            {
                words.Add(new AbcWord("", TakeValue(scanner)));
            }

            scanner.SkipBlanks();
        }

        return words;
    }

    private static string TakeValue(AbcScanner scanner)
    {
        if (scanner.Take('"'))
        {
            return scanner.TakeThrough('"') ?? scanner.TakeRest().Text;
        }

        if (scanner.AtEnd)
        {
            return "";
        }

        // At least one character, so that a stray '=' cannot stand in the way for ever.
        return scanner.Next() + scanner.TakeWhile(character => !char.IsWhiteSpace(character));
    }
}
