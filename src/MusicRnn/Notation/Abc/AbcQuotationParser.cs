using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>Reads what stands between signs beside the notes: chord symbols, annotations and decorations (ABC 2.1, sections 4.14, 4.18, 4.19).</summary>
internal sealed class AbcQuotationParser(AbcVoices voices, AbcFields fields)
{
    private const int LongestDecoration = 32;

    /// <summary>Reads a text in quotation marks; only chord symbols are kept.</summary>
    public void ParseText(AbcScanner scanner, AbcProblems problems)
    {
        var position = scanner.Position;
        scanner.Skip(1);
        var text = scanner.TakeThrough('"');
        if (text is null)
        {
            problems.Add(position, "expected '\"' at the end of the chord symbol or text, found the end of the line. The '\"' is left out.");
            return;
        }

        // Annotations begin with the place where they are printed (^ _ < > @), and many texts lack even that: "Fine".
        text = text.Trim();
        if (text == "N.C." || ChordSymbol.Parse(text) is not null)
        {
            voices.Current.WriteChord(text);
        }
    }

    /// <summary>Reads <c>!name!</c> or <c>+name+</c>; a lone sign is an old line break and means nothing to the ear.</summary>
    public void ParseDecoration(AbcScanner scanner, AbcProblems problems)
    {
        var position = scanner.Position;
        var sign = scanner.Next();
        var length = 0;
        while (length <= LongestDecoration && scanner.Ahead(length) is not '\0' and var character && character != sign)
        {
            length++;
        }

        var name = new string([.. Enumerable.Range(0, length).Select(scanner.Ahead)]);
        if (scanner.Ahead(length) == sign && IsDecoration(name))
        {
            scanner.Skip(length + 1);
            if (AbcDynamics.LevelOf(name) is { } level)
            {
                voices.Current.Level = level;
            }
        }
        else if (sign == '+')
        {
            problems.Add(position, "expected a decoration such as +trill+, found a lone '+'. It is left out.");
        }
    }

    /// <summary>
    /// Whether the text between two signs is a name and not music between two old line breaks: all names of the standard
    /// have a letter or sign that no music without a bar line has, or are dynamics.
    /// </summary>
    private bool IsDecoration(string name) =>
        name.Length > 0 && (AbcDynamics.LevelOf(name) is not null
            || (!name.Contains(' ', StringComparison.Ordinal) && !name.Contains('|', StringComparison.Ordinal)
                && (name.Length == 1 || IsNameOfMusicalLetters(name) || name.Any(character => !IsMusic(character)))));

    // Hairpins and tremolos, which begin as no music can, and the two abbreviations.
    private static bool IsNameOfMusicalLetters(string name) => name[0] is '<' or '>' or '/' || name is "D.C." or "D.S.";

    private bool IsMusic(char character) =>
        AbcToneParser.IsToneStart(character) || char.IsAsciiDigit(character) || fields.Symbols.Contains(character)
        || "zx,'/<>()-[]".Contains(character, StringComparison.Ordinal);
}
