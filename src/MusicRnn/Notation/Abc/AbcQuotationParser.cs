using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>Reads what stands between signs beside the notes: chord symbols, annotations and decorations (ABC 2.1, sections 4.14, 4.18, 4.19).</summary>
internal sealed class AbcQuotationParser(AbcVoices voices, AbcFields fields)
{
    private const int LongestDecoration = 32;

    // Between a text's signs these may stand for notes too.
    private const string NoteSigns = "zx,'/<>()-[]";
    private const string OldChordSigns = "^_=,'/-";

    /// <summary>A text as a chord symbol, <c>N.C.</c> among them; of two such as <c>G(Em)</c> or <c>D;A</c> the first; null for any other.</summary>
    public static string? ChordSymbolIn(string text)
    {
        // Annotations begin with the place where they are printed (^ _ < > @), and many texts lack even that: "Fine".
        text = text.Trim();
        if (text == "N.C." || ChordSymbol.Parse(text) is not null)
        {
            return text;
        }

        var second = text.AsSpan().IndexOfAny('(', ';');
        return second > 0 && ChordSymbol.Parse(text[..second].Trim()) is not null ? text[..second].Trim() : null;
    }

    /// <summary>Reads a text in quotation marks; only chord symbols are kept.</summary>
    public void ParseText(AbcScanner scanner, AbcProblems problems)
    {
        var position = scanner.Position;
        scanner.Skip(1);
        var text = scanner.TakeThrough('"');
        if (text is null)
        {
            problems.Add(position, "expected '\"' at the end of the chord symbol or text, found the end of the line. The '\"' is left out.");
        }
        else if (ChordSymbolIn(text) is { } symbol)
        {
            voices.Current.WriteChord(symbol);
        }
    }

    /// <summary>Reads <c>!name!</c> or <c>+name+</c>; a lone sign is an old line break and means nothing to the ear.</summary>
    public void ParseDecoration(AbcScanner scanner, AbcProblems problems)
    {
        var position = scanner.Position;
        var sign = scanner.Next();
        if (sign == '!' && fields.Symbols.ExclamationBreaksLines)
        {
            return;
        }

        var name = UpTo(scanner, sign, 0, LongestDecoration);
        if (name is not null && IsDecoration(name))
        {
            scanner.Skip(name.Length + 1);
            Decorate(name);
        }
        else if (sign == '+')
        {
            problems.Add(position, "expected a decoration such as +trill+, found a lone '+'. It is left out.");
        }
    }

    /// <summary>Reads a letter that stands for a decoration.</summary>
    public void ParseSymbol(AbcScanner scanner) => Decorate(fields.Symbols.MeaningOf(scanner.Next()) ?? "");

    /// <summary>Whether <c>+CEG+</c> stands here, a chord as it was written before version 2 (section 10.2).</summary>
    public bool IsOldChord(AbcScanner scanner)
    {
        var chord = fields.Symbols.PlusIsForDecorations ? null : UpTo(scanner, '+', 1, AbcLimits.OldChord);
        return chord is not null && AbcDynamics.LevelOf(chord) is null
            && chord.Count(char.IsAsciiLetter) > 1
            && chord.All(character => AbcToneParser.IsToneStart(character) || char.IsAsciiDigit(character) || OldChordSigns.Contains(character, StringComparison.Ordinal));
    }

    private void Decorate(string name)
    {
        if (AbcDynamics.LevelOf(name) is { } level)
        {
            voices.Current.Level = level;
        }
    }

    /// <summary>The text from a place ahead up to a sign; null if that does not come, or a chord's end before it.</summary>
    private static string? UpTo(AbcScanner scanner, char sign, int from, int most)
    {
        var ahead = scanner.Peek(from + most + 1)[Math.Min(from, scanner.Peek(from).Length)..];
        var end = ahead.IndexOf(sign, StringComparison.Ordinal);
        return end < 0 ? null : ahead[..end];
    }

    /// <summary>
    /// Whether the text between two signs is a name and not music between two old line breaks: all names of the standard
    /// have a letter or sign that no music without a bar line has, or are dynamics.
    /// </summary>
    private bool IsDecoration(string name) =>
        name.Length > 0 && (AbcDynamics.LevelOf(name) is not null
            || (!name.Contains(' ', StringComparison.Ordinal) && !name.Contains('|', StringComparison.Ordinal) && !name.Contains(']', StringComparison.Ordinal)
                && (name.Length == 1 || IsNameOfMusicalLetters(name) || name.Any(character => !IsMusic(character)))));

    // Hairpins and tremolos, which begin as no music can, and the two abbreviations.
    private static bool IsNameOfMusicalLetters(string name) => name[0] is '<' or '>' or '/' || name is "D.C." or "D.S.";

    private bool IsMusic(char character) =>
        AbcToneParser.IsToneStart(character) || char.IsAsciiDigit(character) || fields.Symbols.Contains(character)
        || NoteSigns.Contains(character, StringComparison.Ordinal);
}
