namespace MusicRnn.Notation.Abc;

/// <summary>Reads single notes: accidental, letter, octave marks, length, tie (ABC 2.1, sections 4.1 to 4.3, 4.11).</summary>
internal sealed class AbcToneParser(AbcProblems problems)
{
    private const int MostSlashes = 10; // down to 1/1024 of the unit

    public static bool IsToneStart(char character) =>
        character is '^' or '_' or '=' or (>= 'A' and <= 'G') or (>= 'a' and <= 'g');

    /// <summary>A note; null, with a problem, where accidentals are not followed by a letter.</summary>
    public AbcTone? Parse(AbcScanner scanner)
    {
        var position = scanner.Position;
        var accidental = TakeAccidental(scanner);
        var step = scanner.AtEnd ? -1 : AbcKey.LetterNames.IndexOf(char.ToUpperInvariant(scanner.Current), StringComparison.Ordinal);
        if (step < 0)
        {
            problems.Add(position, "expected a note from A to G after the accidental, found none. The accidental is left out.");
            return null;
        }

        var degree = char.IsAsciiLetterLower(scanner.Next()) ? step + AbcKey.Letters : step;
        foreach (var mark in scanner.TakeWhile(character => character is '\'' or ','))
        {
            degree += mark == ',' ? -AbcKey.Letters : AbcKey.Letters;
        }

        var length = TakeLength(scanner);
        return new AbcTone(degree, accidental, length, scanner.Take('-'), position);
    }

    /// <summary>A length such as <c>2</c>, <c>3/2</c>, <c>/</c>, <c>//</c> or <c>/4</c>; one where nothing stands.</summary>
    public AbcLength TakeLength(AbcScanner scanner)
    {
        var position = scanner.Position;
        var numerator = scanner.TakeNumber() ?? 1;
        var slashes = scanner.TakeWhile(character => character == '/').Length;
        var denominator = 1;
        if (slashes > 0)
        {
            // Each slash halves; a number behind it says by how much the last one divides.
            var last = scanner.TakeNumber() ?? 2;
            denominator = slashes > MostSlashes ? 0 : (1 << (slashes - 1)) * last;
        }

        if (numerator == 0 || denominator is 0 or > AbcLimits.Number)
        {
            problems.Add(position, "expected a note length such as 2, 3/2 or /4, found one that makes no sense. It is read as 1.");
            return AbcLength.One;
        }

        return new AbcLength(numerator, denominator);
    }

    /// <summary>The full semitones in an accidental such as <c>^/</c>, a quarter tone, or <c>_3/2</c>.</summary>
    private int TakeMicrotone(AbcScanner scanner, int sign, AbcPosition position)
    {
        var length = TakeLength(scanner);
        problems.Add(position, $"expected a sharp or flat, found {length} of one. It is read as the nearest whole semitone towards the natural note.");
        return sign * (int)Math.Min(2, length.Numerator / length.Denominator);
    }

    private int? TakeAccidental(AbcScanner scanner)
    {
        var position = scanner.Position;
        var signs = scanner.TakeWhile(character => character is '^' or '_' or '=');
        if (signs is "^" or "_" && (scanner.Current == '/' || char.IsAsciiDigit(scanner.Current)))
        {
            return TakeMicrotone(scanner, signs == "^" ? 1 : -1, position);
        }

        switch (signs)
        {
            case "":
                return null;
            case "^":
                return 1;
            case "^^":
                return 2;
            case "_":
                return -1;
            case "__":
                return -2;
            case "=":
                return 0;
            case "=^":
                return 1; // a double sharp before it is cancelled
            case "=_":
                return -1;
            default:
                problems.Add(position, $"expected one of the accidentals ^ ^^ = _ __, found '{signs}'. It is left out.");
                return null;
        }
    }
}
