namespace MusicRnn.Notation.Abc;

/// <summary>Reads notes in brackets, which sound together (ABC 2.1, section 4.17).</summary>
internal sealed class AbcChordParser(AbcVoices voices, AbcFields fields, AbcProblems problems)
{
    private readonly AbcToneParser tones = new(problems);
    private readonly AbcQuotationParser quotations = new(voices, fields);

    /// <summary>Reads the chord from its opening to its closing bracket, with the length and tie behind it.</summary>
    public void Parse(AbcScanner scanner)
    {
        var position = scanner.Position;
        scanner.Skip(1);
        var chord = new List<AbcTone>();
        while (!scanner.AtEnd && scanner.Current is not (']' or '|'))
        {
            if (scanner.Current is '"')
            {
                quotations.ParseText(scanner, problems);
            }
            else if (scanner.Current is '!' or '+')
            {
                quotations.ParseDecoration(scanner, problems);
            }
            else if (AbcToneParser.IsToneStart(scanner.Current))
            {
                AddTone(scanner, chord);
            }
            else
            {
                SkipWithinChord(scanner);
            }
        }

        if (!scanner.Take(']'))
        {
            problems.Add(scanner.Position, "expected ']' at the end of the chord, found none. The chord ends here; add ']'.");
        }

        var length = tones.TakeLength(scanner);
        var isTied = scanner.Take('-');
        if (chord.Count > 0)
        {
            voices.Current.Play([.. chord.Select(tone => tone with { IsTied = tone.IsTied || isTied })], length, position);
        }
    }

    private void AddTone(AbcScanner scanner, List<AbcTone> chord)
    {
        if (tones.Parse(scanner) is { } tone)
        {
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
