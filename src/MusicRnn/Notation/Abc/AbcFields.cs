namespace MusicRnn.Notation.Abc;

/// <summary>Does what the information fields say, in the header, on lines of their own in the tune and within the music.</summary>
internal sealed class AbcFields
{
    private readonly AbcScore score;
    private readonly AbcVoices voices;
    private readonly AbcProblems problems;
    private AbcLine? headerTempo;

    public AbcFields(AbcScore score, AbcVoices voices, AbcMacros macros, AbcProblems problems)
    {
        (this.score, this.voices, Macros, this.problems) = (score, voices, macros, problems);
        Directives = new AbcDirectives(score, voices, Symbols);
    }

    public AbcSymbols Symbols { get; } = new();

    public AbcMacros Macros { get; }

    public AbcDirectives Directives { get; }

    /// <summary>Does what one field says.</summary>
    public void Read(char letter, AbcLine value)
    {
        switch (letter)
        {
            case 'T' when !voices.AreOpen && score.Title.Length == 0:
                score.Title = AbcString.Decode(value.Text.Trim());
                break;
            case 'C' when !voices.AreOpen && !value.IsBlank:
                score.Composers.Add(AbcString.Decode(value.Text.Trim()));
                break;
            case 'R' when !voices.AreOpen && score.Style.Length == 0:
                score.Style = AbcString.Decode(value.Text.Trim());
                break;
            case 'M':
                ReadMeter(value);
                break;
            case 'L':
                ReadUnit(value);
                break;
            case 'Q':
                ReadTempo(value);
                break;
            case 'K':
                ReadKey(value);
                break;
            case 'P':
                ReadPart(value);
                break;
            case 'V':
                voices.Select(value);
                break;
            case 'U':
                ReadSymbol(value);
                break;
            case 'I':
                Directives.Read(value);
                break;
            case 'm':
                Macros.Define(value);
                break;
            case 'w' when voices.AreOpen:
                voices.Current.WriteLyrics(value.Text);
                break;
            case 's' when voices.AreOpen:
                ReadSigns(value);
                break;
            case 'W' when !value.IsBlank:
                score.Words.Add(AbcString.Decode(value.Text.Trim()));
                break;
            default:
                // The other fields tell about the tune (section 3.1.18), and do not change how it sounds.
                break;
        }
    }

    private void ReadSymbol(AbcLine value)
    {
        if (!value.IsBlank && !Symbols.Define(value.Text))
        {
            problems.Add(value.Start, $"expected a letter from H to W or h to w, or ~, and its meaning such as 'T = !trill!', found '{value.Text.Trim()}'. It is left out.");
        }
    }

    /// <summary>A symbol line: of its signs only chord symbols are kept.</summary>
    private void ReadSigns(AbcLine value)
    {
        foreach (var (time, sign) in AbcLyrics.AlignSigns(value.Text, voices.Current.Signs.Next()))
        {
            if (sign.StartsWith('"') && AbcQuotationParser.ChordSymbolIn(sign.Trim('"')) is { } symbol)
            {
                voices.Current.Voice.Chords.Add(time, symbol);
            }
        }
    }

    private void ReadMeter(AbcLine value)
    {
        // A bracket is left from a field within the music that was put on a line of its own.
        if (AbcMeter.Parse(value.Text.TrimEnd(' ', ']').Trim()) is not { } meter)
        {
            problems.Add(value.Start, $"expected a meter such as 6/8, C or none, found '{value.Text.Trim()}'. The meter before it holds on.");
        }
        else if (voices.AreOpen)
        {
            voices.Current.SetMeter(meter);
        }
        else
        {
            voices.Meter = meter;
        }
    }

    private void ReadUnit(AbcLine value)
    {
        if (AbcUnitLength.Parse(value.Text) is not { } unit)
        {
            problems.Add(value.Start, $"expected a note length such as 1/8, found '{value.Text.Trim()}'. The length before it holds on.");
        }
        else if (voices.AreOpen)
        {
            voices.Current.Unit = unit;
        }
        else
        {
            voices.Unit = unit;
        }
    }

    private void ReadTempo(AbcLine value)
    {
        if (!voices.AreOpen)
        {
            // A bare number counts unit note lengths, and L: may still follow.
            headerTempo = value;
        }
        else if (AbcTempoField.Parse(value, voices.Current.Unit, problems) is { } tempo)
        {
            score.Tempos.Add(voices.Current.Now, tempo);
        }
    }

    /// <summary>Begins the music of a tune whose header names no key.</summary>
    public void BeginWithoutKey() => ReadKey(new AbcLine(0, ""));

    private void ReadKey(AbcLine value)
    {
        var key = AbcKeyField.Parse(value, problems, out var words);
        if (voices.AreOpen)
        {
            var writer = voices.Current;
            writer.Voice.Clef = words.Aggregate(writer.Voice.Clef, (clef, word) => clef.With(word));
            if (key is not null)
            {
                writer.SetKey(key);
            }

            return;
        }

        voices.Key = key ?? AbcKey.None;
        voices.Clef = words.Aggregate(voices.Clef, (clef, word) => clef.With(word));
        if (headerTempo is { } line && AbcTempoField.Parse(line, voices.FirstUnit, problems) is { } tempo)
        {
            score.Tempos.Add(0, tempo);
        }

        voices.Open();
    }

    private void ReadPart(AbcLine value)
    {
        if (!voices.AreOpen)
        {
            score.PlayOrder = value;
        }
        else if (!value.IsBlank)
        {
            score.Labels.Add(voices.Current.Now, (value.Text.Trim(), value.Start));
        }
    }
}
