namespace MusicRnn.Notation.Abc;

/// <summary>Reads the lines of one tune into a score: the header up to K:, then fields and music.</summary>
internal sealed class AbcTuneReader
{
    private readonly AbcScore score = new();
    private readonly AbcProblems problems;
    private readonly AbcVoices voices;
    private readonly AbcFields fields;
    private readonly AbcMusicParser music;

    private AbcTuneReader(AbcBook book, AbcProblems problems)
    {
        this.problems = problems;
        voices = new AbcVoices(score, problems);
        fields = new AbcFields(score, voices, new AbcMacros(book, problems), problems);
        music = new AbcMusicParser(voices, fields, problems);
    }

    /// <summary>
    /// The score of a tune, with what the head of its book says for all tunes. Throws <see cref="AbcTuneException"/>
    /// where the tune has to be given up.
    /// </summary>
    public static AbcScore Read(AbcBook book, IReadOnlyList<AbcLine> tune, AbcProblems problems)
    {
        var reader = new AbcTuneReader(book, problems);
        foreach (var line in book.Header)
        {
            // The book may set these for all tunes; a title or key of a book has no meaning (section 2.2.2).
            if (!line.IsField || "MLCIUm".Contains(line.Text[0], StringComparison.Ordinal))
            {
                reader.ReadHeaderLine(line);
            }
        }

        foreach (var line in tune)
        {
            reader.ReadLine(line);
        }

        if (!reader.voices.AreOpen)
        {
            throw new AbcTuneException(tune[^1].Start, "expected a key (K:) at the end of the tune's header, found none. The tune is left out; add K:.");
        }

        reader.voices.Finish();
        reader.fields.Directives.Finish();
        return reader.score;
    }

    private void ReadLine(AbcLine line)
    {
        if (line.Text.StartsWith("%%", StringComparison.Ordinal))
        {
            fields.Directives.Read(line.From(2));
        }
        else if (!voices.AreOpen)
        {
            ReadHeaderLine(line);
        }
        else if (line.IsField)
        {
            ReadBodyField(line);
        }
        else
        {
            music.Parse(line);
        }
    }

    private void ReadHeaderLine(AbcLine line)
    {
        if (line.Text.StartsWith("%%", StringComparison.Ordinal))
        {
            fields.Directives.Read(line.From(2));
        }
        else if (line.IsField)
        {
            fields.Read(line.Text[0], line.FieldValue);
        }
        else if (line.LooksLikeMusic)
        {
            problems.Add(line.Start, "expected a key (K:) before the music, found none. It is read in C; add K:.");
            fields.BeginWithoutKey();
            music.Parse(line);
        }
        else if (!line.IsBlank)
        {
            problems.Add(line.Start, "expected a field such as 'T:' or 'K:' in the tune's header, found other text. The line is left out; music begins after K:.");
        }
    }

    /// <summary>A field line within the tune; in old texts music may follow on the same line behind the meter.</summary>
    private void ReadBodyField(AbcLine line)
    {
        var value = line.FieldValue;
        if (line.Text[0] == 'M' && AbcMeter.Parse(value.Text) is null && value.Text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end
            && AbcMeter.Parse(value.Text[..end]) is not null)
        {
            problems.Add(value.From(end).Start, "expected the end of the line after the meter, found more. It is read as music; write it on a line of its own.");
            fields.Read('M', value with { Text = value.Text[..end] });
            music.Parse(value.From(end));
            return;
        }

        fields.Read(line.Text[0], value);
    }
}
