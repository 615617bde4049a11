namespace MusicRnn.Notation.Abc;

/// <summary>Reads notes in brackets, which sound together (ABC 2.1, section 4.17).</summary>
internal sealed class AbcChordParser(AbcVoices voices, AbcFields fields, AbcProblems problems)
{
    private readonly AbcToneParser tones = new(problems);
    private readonly AbcQuotationParser quotations = new(voices, fields);
    private readonly List<AbcTone> chord = [];
    private AbcLength? inner;

    /// <summary>
    /// Reads the chord from its opening to its closing sign, with the length and tie behind it. It lasts as long as its
    /// first note says, times the length behind it.
    /// </summary>
    /// <param name="scanner">Stands before the opening sign.</param>
    /// <param name="closing"><c>]</c>, or <c>+</c> for an old chord.</param>
    public void Parse(AbcScanner scanner, char closing)
    {
        var position = scanner.Position;
        scanner.Skip(1);
        chord.Clear();
        inner = null;
        while (!scanner.AtEnd && scanner.Current != closing && scanner.Current is not ('|' or ']'))
        {
            ParseOne(scanner);
        }

        if (!scanner.Take(closing))
        {
            problems.Add(scanner.Position, $"expected '{closing}' at the end of the chord, found none. The chord ends here; add '{closing}'.");
        }

        var length = tones.TakeLength(scanner) * (inner ?? AbcLength.One);
        var isTied = scanner.Take('-');
        if (chord.Count > 0)
        {
            voices.Current.Play([.. chord.Select(tone => tone with { IsTied = tone.IsTied || isTied })], length, position);
        }
        else if (inner is not null)
        {
            voices.Current.Rest(length, position);
        }
    }

    private void ParseOne(AbcScanner scanner)
    {
        if (scanner.Current is '"')
        {
            quotations.ParseText(scanner, problems);
        }
        else if (scanner.Current is '!' or '+')
        {
            quotations.ParseDecoration(scanner, problems);
        }
        else if (scanner.Current is 'z' or 'x')
        {
            scanner.Skip(1);
            var length = tones.TakeLength(scanner);
            inner ??= length;
        }
        else if (!AbcToneParser.IsToneStart(scanner.Current))
        {
            SkipWithinChord(scanner);
        }
        else if (tones.Parse(scanner) is { } tone)
        {
            inner ??= tone.Length;
            chord.Add(tone);
        }
    }

    private void SkipWithinChord(AbcScanner scanner)
    {
        if (!char.IsWhiteSpace(scanner.Current) && scanner.Current is not ('(' or ')' or '-' or '`') && !fields.Symbols.Contains(scanner.Current))
        {
            problems.Add(scanner.Position, $"expected a note or ']' in the chord, found '{AbcMusicParser.Shown(scanner.Current)}'. It is left out.");
        }

        scanner.Skip(1);
    }
}
