namespace MusicRnn.Notation.Abc;

/// <summary>Reads lines of music, one construct after another, into the voice that is being written (ABC 2.1, section 4).</summary>
internal sealed class AbcMusicParser(AbcVoices voices, AbcFields fields, AbcProblems problems)
{
    private readonly AbcToneParser tones = new(problems);
    private readonly AbcQuotationParser quotations = new(voices, fields);
    private readonly AbcChordParser chords = new(voices, fields, problems);

    /// <summary>Reads one line; what a note needs from the line before it, such as a broken rhythm, is remembered.</summary>
    public void Parse(AbcLine line)
    {
        var scanner = new AbcScanner(fields.Macros.Expand(line));
        scanner.SkipBlanks();
        while (!scanner.AtEnd)
        {
            ParseOne(scanner);
        }
    }

    private void ParseOne(AbcScanner scanner)
    {
        switch (scanner.Current)
        {
            case var blank when char.IsWhiteSpace(blank) || blank is '`' or '$' or ')':
                // Beams, score line breaks and the ends of slurs do not sound.
                scanner.Skip(1);
                break;
            case '\\' when scanner.Ahead(1) == '\0':
                scanner.Skip(1);
                break;
            case '"':
                quotations.ParseText(scanner, problems);
                break;
            case '+' when quotations.IsOldChord(scanner):
                chords.Parse(scanner, '+');
                break;
            case '!' or '+':
                quotations.ParseDecoration(scanner, problems);
                break;
            case '.' when scanner.Ahead(1) == '|' && scanner.Ahead(2) is not ('|' or ':' or ']'):
                // A dotted line only guides the eye through a long bar (section 4.8).
                scanner.Skip(2);
                break;
            case '|' or ':':
                ParseBarLine(scanner);
                break;
            case '[':
                ParseBracket(scanner);
                break;
            case '(':
                ParseTupletOrSlur(scanner);
                break;
            case '{':
                ParseGraceNotes(scanner);
                break;
            case '>' or '<':
                ParseBrokenRhythm(scanner);
                break;
            case '&':
                ParseOverlay(scanner);
                break;
            case '-':
                scanner.Skip(1);
                voices.Current.Tie();
                break;
            default:
                ParseNoteOrRest(scanner);
                break;
        }
    }

    private void ParseBarLine(AbcScanner scanner)
    {
        if (AbcBarLineParser.Parse(scanner) is { } line)
        {
            voices.Current.DrawBarLine(line);
            return;
        }

        // Where a bar line stands before it, perhaps at the end of the line above, the line break has split the sign "|:".
        var position = scanner.Position;
        scanner.Skip(1);
        var startsRepeat = voices.Current.IsAtBarLine;
        scanner.SkipBlanks();
        if (startsRepeat || scanner.AtEnd)
        {
            problems.Add(position, $"expected '|' beside the ':', found none. It is read as '{(startsRepeat ? "|:" : ":|")}'; write it so.");
            voices.Current.DrawBarLine(new AbcBarLine(0, startsRepeat ? 0 : 1, startsRepeat, false, [], position));
        }
        else
        {
            problems.Add(position, "expected '|' or ':' beside the ':', found none. The ':' is left out.");
        }
    }

    private void ParseOverlay(AbcScanner scanner)
    {
        scanner.TakeWhile(character => character == '&');
        if (scanner.Take(')'))
        {
            voices.Current.EndOverlay();
        }
        else
        {
            voices.Current.Overlay();
        }
    }

    private void ParseBracket(AbcScanner scanner)
    {
        if (char.IsAsciiLetter(scanner.Ahead(1)) && scanner.Ahead(2) == ':')
        {
            ParseInlineField(scanner);
        }
        else if (AbcBarLineParser.Parse(scanner) is { } line)
        {
            voices.Current.DrawBarLine(line);
        }
        else
        {
            chords.Parse(scanner, ']');
        }
    }

    private void ParseInlineField(AbcScanner scanner)
    {
        scanner.Skip(1);
        var letter = scanner.Next();
        scanner.Skip(1);
        var start = scanner.Position;
        var value = scanner.TakeThrough(']');
        if (value is null)
        {
            problems.Add(start, "expected ']' after the field within the music, found the end of the line. The rest of the line is taken as the field.");
            value = scanner.TakeRest().Text;
        }

        fields.Read(letter, new AbcLine(start.Line, value.TrimEnd(), start.Column).From(0));
    }

    private void ParseTupletOrSlur(AbcScanner scanner)
    {
        scanner.Skip(1);
        if (scanner.Take('&'))
        {
            voices.Current.BeginOverlay();
        }

        if (!char.IsAsciiDigit(scanner.Current))
        {
            return;
        }

        var position = scanner.Position;
        if (AbcTuplet.Parse(scanner, voices.Current.Meter) is { } tuplet)
        {
            voices.Current.BeginTuplet(tuplet.Count, tuplet.InTimeOf, tuplet.Notes);
        }
        else
        {
            problems.Add(position, "expected a tuplet of 2 to 9 notes after '(', found another number. The notes are read without a tuplet.");
        }
    }

    private void ParseGraceNotes(AbcScanner scanner)
    {
        var position = scanner.Position;
        scanner.Skip(1);
        while (!scanner.AtEnd && scanner.Current is not ('}' or '|'))
        {
            if (AbcToneParser.IsToneStart(scanner.Current) && tones.Parse(scanner) is { } tone)
            {
                voices.Current.Grace(tone);
            }
            else if (!AbcToneParser.IsToneStart(scanner.Current))
            {
                scanner.Skip(1);
            }
        }

        if (!scanner.Take('}'))
        {
            problems.Add(position, "expected '}' after the grace notes, found none. They end at the bar line; add '}'.");
        }
    }

    private void ParseBrokenRhythm(AbcScanner scanner)
    {
        var position = scanner.Position;
        var sign = scanner.Current;
        var count = scanner.TakeWhile(character => character == sign).Length;
        scanner.SkipBlanks();
        if (scanner.Current is '|' or ':' or ']' or '&')
        {
            problems.Add(position, $"expected a note or rest after '{sign}', found '{scanner.Current}'. The next note is taken for it; remove '{sign}' or add a note.");
        }

        voices.Current.Break(isLongFirst: sign == '>', count, position);
    }

    private void ParseNoteOrRest(AbcScanner scanner)
    {
        var position = scanner.Position;
        if (AbcToneParser.IsToneStart(scanner.Current))
        {
            if (tones.Parse(scanner) is { } tone)
            {
                voices.Current.Play([tone], tone.Length, position);
            }
        }
        else if (scanner.Current is 'z' or 'x')
        {
            scanner.Skip(1);
            voices.Current.Rest(tones.TakeLength(scanner), position);
        }
        else if (scanner.Current is 'Z' or 'X')
        {
            scanner.Skip(1);
            voices.Current.RestBars(scanner.TakeNumber() ?? 1, position);
        }
        else if (scanner.Current is 'y')
        {
            scanner.Skip(1);
            scanner.TakeNumber();
        }
        else if (scanner.Ahead(1) == ':' && "KLMQV".Contains(scanner.Current, StringComparison.Ordinal))
        {
            ParseUnbracketedField(scanner);
        }
        else
        {
            SkipSymbols(scanner);
        }
    }

    /// <summary>A field in the middle of the line without brackets, as in some old texts.</summary>
    private void ParseUnbracketedField(AbcScanner scanner)
    {
        problems.Add(scanner.Position, $"expected '[{scanner.Current}:...]' for a field within the music, found it without brackets. It is read; add the brackets.");
        var letter = scanner.Next();
        scanner.Skip(1);
        scanner.SkipBlanks();
        var start = scanner.Position;
        fields.Read(letter, new AbcLine(start.Line, scanner.TakeWhile(character => !char.IsWhiteSpace(character)), start.Column));
    }

    private void SkipSymbols(AbcScanner scanner)
    {
        if (fields.Symbols.Contains(scanner.Current))
        {
            quotations.ParseSymbol(scanner);
            return;
        }

        var position = scanner.Position;
        var rubbish = scanner.TakeWhile(IsRubbish);
        if (rubbish.Length == 0)
        {
            rubbish = scanner.Next().ToString();
        }

        problems.Add(position, $"expected a note, rest or bar line, found '{string.Concat(rubbish.Take(20).Select(Shown))}'. It is left out.");
    }

    private bool IsRubbish(char character) =>
        !char.IsWhiteSpace(character) && !AbcToneParser.IsToneStart(character)
        && !"|:[](){}\"!+<>&-zxZXy`$\\".Contains(character, StringComparison.Ordinal) && !fields.Symbols.Contains(character);

    /// <summary>A character as a message may show it.</summary>
    internal static char Shown(char character) => char.IsControl(character) ? '?' : character;
}
