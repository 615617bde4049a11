using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>Reads the value of K: into a key and the clef and transposition words behind it.</summary>
internal static class AbcKeyField
{
    private const int ModeLetters = 3;

    // The highland pipe's F and C sound sharp whether they are written so (Hp) or not (HP).
    private static readonly AbcKey Pipes = AbcKey.Of('D', 0, Mode.Major);

    /// <summary>
    /// The key; null where the value names none, which leaves the key as it is. <paramref name="rest"/> receives the words
    /// that bear on clef and transposition.
    /// </summary>
    public static AbcKey? Parse(AbcLine value, AbcProblems problems, out List<AbcWord> rest)
    {
        rest = [];
        var scanner = new AbcScanner(value);
        scanner.SkipBlanks();
        var key = Tonic(value, scanner);
        if (key is null && !scanner.AtEnd && !StartsWithClefWord(value))
        {
            problems.Add(scanner.Position, $"expected a key such as G, Ador or Bb, found '{value.Text.Trim()}'. It is read as C major; name a key.");
            return AbcKey.Of('C', 0, Mode.Major);
        }

        return Words(scanner.TakeRest(), key, rest);
    }

    private static bool StartsWithClefWord(AbcLine value) =>
        AbcWord.Split(value) is [var first, ..] && (first.Name.Length > 0 || AbcClef.IsClef(first.Value) || first.Value is ['^' or '_' or '=', ..]);

    private static AbcKey? Tonic(AbcLine value, AbcScanner scanner)
    {
        var text = value.Text.Trim();
        if (text.StartsWith("HP", StringComparison.Ordinal) || text.StartsWith("Hp", StringComparison.Ordinal))
        {
            scanner.Skip(2);
            return Pipes;
        }

        if (text.StartsWith("none", StringComparison.OrdinalIgnoreCase))
        {
            scanner.Skip("none".Length);
            return AbcKey.None;
        }

        if (!AbcKey.LetterNames.Contains(scanner.Current, StringComparison.Ordinal) || scanner.AtEnd)
        {
            return null;
        }

        var letter = scanner.Next();
        var alteration = scanner.Take('#') || scanner.Take('♯') ? 1 : scanner.Take('b') || scanner.Take('♭') ? -1 : 0;
        return AbcKey.Of(letter, alteration, TakeMode(scanner));
    }

    private static Mode TakeMode(AbcScanner scanner)
    {
        var blanks = 0;
        while (char.IsWhiteSpace(scanner.Ahead(blanks)))
        {
            blanks++;
        }

        var length = 0;
        while (char.IsAsciiLetter(scanner.Ahead(blanks + length)))
        {
            length++;
        }

        // "clef=bass" begins with letters too, but goes on with an equals sign.
        var word = scanner.Peek(blanks + length)[blanks..];
        if (scanner.Ahead(blanks + length) == '=' || ModeOf(word) is not { } mode)
        {
            return Mode.Major;
        }

        scanner.Skip(blanks + length);
        return mode;
    }

    // Only the first three letters of a mode count, and capitals do not (section 3.1.14).
    private static Mode? ModeOf(string word) =>
        word == "m" ? Mode.Minor : word.ToUpperInvariant()[..Math.Min(ModeLetters, word.Length)] switch
        {
            "MAJ" or "ION" => Mode.Major,
            "MIN" or "AEO" or "M" => Mode.Minor,
            "DOR" => Mode.Dorian,
            "PHR" => Mode.Phrygian,
            "LYD" => Mode.Lydian,
            "MIX" => Mode.Mixolydian,
            "LOC" => Mode.Locrian,
            _ => null,
        };

    private static AbcKey? Words(AbcLine line, AbcKey? key, List<AbcWord> rest)
    {
        foreach (var word in AbcWord.Split(SpacedAccidentals(line)))
        {
            if (word is { Name: "", Value: "exp" })
            {
                key = (key ?? AbcKey.None) with { Signature = AbcKey.None.Signature };
            }
            else if (word.Name.Length == 0 && Accidental(word.Value) is { } accidental)
            {
                key = (key ?? AbcKey.None).With(accidental.Step, accidental.Alteration);
            }
            else
            {
                rest.Add(word);
            }
        }

        return key;
    }

    // "=c" would look like a named value without its name: the natural gets a letter of its own while the words are split.
    private static AbcLine SpacedAccidentals(AbcLine line) =>
        line with { Text = (" " + line.Text).Replace(" =", " n", StringComparison.Ordinal) };

    private static (int Step, int Alteration)? Accidental(string word)
    {
        var alteration = word switch
        {
            ['^', '^', _] => 2,
            ['_', '_', _] => -2,
            ['^', _] => 1,
            ['_', _] => -1,
            ['n', _] => 0,
            _ => (int?)null,
        };
        var step = alteration is null ? -1 : AbcKey.LetterNames.IndexOf(char.ToUpperInvariant(word[^1]), StringComparison.Ordinal);
        return step < 0 ? null : (step, alteration!.Value);
    }
}
