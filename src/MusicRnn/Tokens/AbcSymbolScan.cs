namespace MusicRnn.Tokens;

/// <summary>
/// Cuts ABC text into the symbols that a musician would name. Each character belongs to one symbol; what is none of the kinds
/// below is one of its own.
/// </summary>
internal static class AbcSymbolScan
{
    // Fields whose whole value says something of the music; of others the name is a symbol.
    private const string MusicalFields = "KLMQRV";

    // Endings are numbered with one digit, and a tuplet has at most three numbers (section 4.13 of the standard).
    private const int MostTupletNumbers = 3;

    /// <summary>The symbols of a text, in order.</summary>
    public static IEnumerable<string> SymbolsOf(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Max(1, LengthAt(text, at));
            yield return text.Substring(at, length);
            at += length;
        }
    }

    /// <summary>Whether a symbol is a note: a letter with its accidentals before it and its octave behind.</summary>
    public static bool IsNote(string symbol) => symbol.Length > 0 && NoteAt(symbol, 0) == symbol.Length;

    private static int LengthAt(string text, int at) => text[at] switch
    {
        _ when (at == 0 || text[at - 1] == '\n') && IsFieldAt(text, at) => MusicalFields.Contains(text[at], StringComparison.Ordinal) ? RestOfLine(text, at) : 2,
        '%' when At(text, at + 1) == '%' => RestOfLine(text, at),
        '"' => QuotationAt(text, at),
        '!' => DecorationAt(text, at),
        '[' when IsFieldAt(text, at + 1) => ThroughBracket(text, at),
        '[' when char.IsAsciiDigit(At(text, at + 1)) => 2,
        '(' when char.IsAsciiDigit(At(text, at + 1)) => TupletAt(text, at),
        '|' or ':' or '[' => BarLineAt(text, at),
        '/' or (>= '0' and <= '9') => While(text, at, character => character == '/' || char.IsAsciiDigit(character)),
        '>' or '<' => While(text, at, character => character == text[at]),
        _ => NoteAt(text, at),
    };

    private static bool IsFieldAt(string text, int at) => char.IsAsciiLetter(At(text, at)) && At(text, at + 1) == ':' && At(text, at + 2) is not ('|' or ':');

    private static int RestOfLine(string text, int at) => While(text, at, character => character != '\n');

    private static int QuotationAt(string text, int at)
    {
        var inside = While(text, at + 1, character => character is not ('"' or '\n'));
        return At(text, at + 1 + inside) == '"' ? inside + 2 : 1;
    }

    // The mark alone ends a line in old tunebooks.
    private static int DecorationAt(string text, int at)
    {
        var inside = While(text, at + 1, character => char.IsAsciiLetterOrDigit(character) || character is '.' or '+' or '(' or ')' or '<' or '>');
        return inside > 0 && At(text, at + 1 + inside) == '!' ? inside + 2 : 1;
    }

    private static int ThroughBracket(string text, int at)
    {
        var inside = While(text, at + 1, character => character is not (']' or '\n'));
        return At(text, at + 1 + inside) == ']' ? inside + 2 : 1;
    }

    private static int TupletAt(string text, int at)
    {
        var length = 2;
        for (var numbers = 1; numbers < MostTupletNumbers && At(text, at + length) == ':'; numbers++)
        {
            length += char.IsAsciiDigit(At(text, at + length + 1)) ? 2 : 1;
        }

        return length;
    }

    // Repeat signs, bar lines, and the number of an ending.
    private static int BarLineAt(string text, int at)
    {
        var length = text[at] == '[' ? 1 : 0;
        length += While(text, at + length, character => character is '|' or ':');
        var hasLine = text.AsSpan(at, length).Contains('|');
        if (hasLine && At(text, at + length) == ']')
        {
            length++;
        }
        else if (hasLine && char.IsAsciiDigit(At(text, at + length)))
        {
            length++;
        }

        return length;
    }

    private static int NoteAt(string text, int at)
    {
        var accidentals = While(text, at, character => character is '^' or '_' or '=');
        return At(text, at + accidentals) is (>= 'A' and <= 'G') or (>= 'a' and <= 'g')
            ? accidentals + 1 + While(text, at + accidentals + 1, character => character is ',' or '\'')
            : 0;
    }

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';

    private static int While(string text, int from, Func<char, bool> belongs)
    {
        var at = from;
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at - from;
    }
}
