namespace MusicRnn.Notation.Abc;

/// <summary>A text split into the head of the book and its tunes, without comments (ABC 2.1, section 2.2).</summary>
internal sealed class AbcBook
{
    private readonly List<AbcLine> header = [];
    private readonly List<List<AbcLine>> tunes = [];
    private readonly AbcProblems problems;
    private readonly List<AbcLine> lines;
    private int expanded;
    private int noKeyBefore;
    private string? skipUntil;
    private bool isInTune;
    private bool hasKey;
    private bool hasMusic;
    private bool saidMusicIsLeft;

    private AbcBook(List<AbcLine> lines, AbcProblems problems) => (this.lines, this.problems) = (lines, problems);

    /// <summary>Fields and directives before the first tune, which hold for all.</summary>
    public IReadOnlyList<AbcLine> Header => header;

    /// <summary>The tunes, each from its X: to the blank line that ends it.</summary>
    public IReadOnlyList<List<AbcLine>> Tunes => tunes;

    /// <summary>Splits a text.</summary>
    public static AbcBook Split(string text, AbcProblems problems)
    {
        var book = new AbcBook(AbcLines.Of(text), problems);
        for (var index = 0; index < book.lines.Count; index++)
        {
            book.Add(index);
        }

        return book;
    }

    /// <summary>Counts what macros insert; false where the text asks for too much.</summary>
    public bool MayExpand(int characters) => (expanded += characters) <= AbcLimits.ExpandedCharacters;

    private void Begin()
    {
        tunes.Add([]);
        isInTune = true;
        hasKey = false;
        hasMusic = false;
        saidMusicIsLeft = false;
    }

    private void Add(int index)
    {
        var line = lines[index];
        if (SkipsTextBlock(line))
        {
            return;
        }

        if (line.IsFieldOf('X'))
        {
            Begin();
        }
        else if (line.IsBlank)
        {
            isInTune = false;
        }
        else if (!isInTune)
        {
            AddOutside(index);
            return;
        }

        if (isInTune)
        {
            Append(line);
        }
    }

    private bool SkipsTextBlock(AbcLine line)
    {
        if (skipUntil is not null)
        {
            skipUntil = line.Text.StartsWith(skipUntil, StringComparison.Ordinal) ? null : skipUntil;
            return true;
        }

        foreach (var block in (ReadOnlySpan<string>)["text", "ps", "svg"])
        {
            if (line.Text.StartsWith("%%begin" + block, StringComparison.Ordinal))
            {
                skipUntil = "%%end" + block;
                return true;
            }
        }

        return false;
    }

    /// <summary>A line behind a blank one: the book's head, a tune without number, the rest of a tune that the blank line has split, or free text.</summary>
    private void AddOutside(int index)
    {
        var line = lines[index];
        if (line.IsField && EndsItsHeader(index))
        {
            BeginWithoutNumber(line);
        }
        else if (tunes.Count > 0 && line.LooksLikeMusic)
        {
            ReadMusicOutside(line);
        }
        else if (tunes.Count == 0 && (line.IsField || line.IsDirective))
        {
            header.Add(line);
        }
    }

    /// <summary>Whether a key follows before the next blank line, so that a tune begins here.</summary>
    private bool EndsItsHeader(int index)
    {
        if (index < noKeyBefore)
        {
            return false;
        }

        for (; index < lines.Count && (lines[index].IsField || lines[index].IsDirective); index++)
        {
            if (lines[index].IsFieldOf('K'))
            {
                return true;
            }

            if (lines[index].IsFieldOf('X'))
            {
                break;
            }
        }

        noKeyBefore = index;
        return false;
    }

    private void BeginWithoutNumber(AbcLine line)
    {
        if (tunes.Count > 0 && !hasKey)
        {
            problems.Add(line.Start, "expected the tune's header without a blank line in it, found one. It is read on; remove the blank line.");
            isInTune = true;
        }
        else
        {
            problems.Add(line.Start, "expected the tune to begin with its number (X:1), found another field. It is read without; add X:1.");
            Begin();
        }

        Append(line);
    }

    private void Append(AbcLine line)
    {
        var tune = tunes[^1];
        hasKey |= line.IsFieldOf('K');
        hasMusic |= !line.IsField && !line.IsDirective;
        if (line.IsFieldOf('+') && tune.Count > 0)
        {
            // The field goes on (section 3.3).
            if (tune[^1].Text.Length < AbcLimits.Field)
            {
                tune[^1] = tune[^1] with { Text = tune[^1].Text + " " + line.FieldValue.Text };
            }

            return;
        }

        tune.Add(line);
    }

    private void ReadMusicOutside(AbcLine line)
    {
        if (!hasMusic)
        {
            problems.Add(line.Start, "expected the music right below the tune's header, found a blank line between them. It is read all the same; remove the blank line.");
            isInTune = true;
            Append(line);
        }
        else if (!saidMusicIsLeft)
        {
            problems.Add(line.Start, "expected a new tune (X:) after the blank line, found music. It is left out; remove the blank line before it.");
            saidMusicIsLeft = true;
        }
    }
}
