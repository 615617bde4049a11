namespace MusicRnn.Notation.Abc;

/// <summary>Does what the information fields say, in the header, on lines of their own in the tune and within the music.</summary>
internal sealed class AbcFields(AbcScore score, AbcVoices voices, AbcProblems problems)
{
    private readonly AbcDirectives directives = new(score, voices);
    private AbcLine? headerTempo;

    /// <summary>Letters that U: has given a meaning; the reader passes over them.</summary>
    public HashSet<char> Symbols { get; } = [.. ".~HIJLMOPRSTuv"];

    public AbcDirectives Directives => directives;

    /// <summary>Does what one field says.</summary>
    public void Read(char letter, AbcLine value)
    {
        switch (letter)
        {
            case 'T' when !voices.AreOpen && score.Title.Length == 0:
                score.Title = value.Text.Trim();
                break;
            case 'C' when !voices.AreOpen && !value.IsBlank:
                score.Composers.Add(value.Text.Trim());
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
            case 'U' when !value.IsBlank:
                Symbols.Add(value.Text.Trim()[0]);
                break;
            case 'I':
                directives.Read(value);
                break;
            case 'm':
                problems.Add(value.Start, "macros (m:) are not expanded. Write the notes out.");
                break;
            default:
                // The other fields tell about the tune (section 3.1.18) or carry words, and do not change how it sounds.
                break;
        }
    }

    private void ReadMeter(AbcLine value)
    {
        if (AbcMeter.Parse(value.Text.Trim()) is not { } meter)
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
