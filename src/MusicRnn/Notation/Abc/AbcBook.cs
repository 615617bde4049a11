namespace MusicRnn.Notation.Abc;

/// <summary>A text split into the head of the book and its tunes, without comments (ABC 2.1, section 2.2).</summary>
internal sealed class AbcBook
{
    private const int BarLinesOfMusic = 2;

    private readonly List<AbcLine> header = [];
    private readonly List<List<AbcLine>> tunes = [];
    private readonly AbcProblems problems;
    private string? skipUntil;
    private bool isInTune;
    private bool saidMusicIsLeft;

    private AbcBook(AbcProblems problems) => this.problems = problems;

    /// <summary>Fields and directives before the first tune, which hold for all.</summary>
    public IReadOnlyList<AbcLine> Header => header;

    /// <summary>The tunes, each from its X: to the blank line that ends it.</summary>
    public IReadOnlyList<List<AbcLine>> Tunes => tunes;

    /// <summary>Splits a text.</summary>
    public static AbcBook Split(string text, AbcProblems problems)
    {
        var book = new AbcBook(problems);
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Select((line, index) => (Line: new AbcLine(index + 1, WithoutComment(line)), IsComment: IsComment(line)))
            .Where(entry => !entry.IsComment).Select(entry => entry.Line).ToList();
        var hasNumbers = lines.Exists(line => line.IsField && line.Text[0] == 'X');
        if (!hasNumbers)
        {
            book.BeginWithoutNumber(lines);
        }

        foreach (var line in lines)
        {
            book.Add(line);
        }

        return book;
    }

    private static bool IsComment(string line) =>
        line.TrimStart() is var text && text.StartsWith('%') && !text.StartsWith("%%", StringComparison.Ordinal);

    private static string WithoutComment(string line)
    {
        // "%%" at the start is a directive, "\%" a percent sign.
        var search = line.StartsWith("%%", StringComparison.Ordinal) ? 2 : 0;
        while (line.IndexOf('%', search) is >= 0 and var place)
        {
            if (place == 0 || line[place - 1] != '\\')
            {
                return line[..place].TrimEnd();
            }

            search = place + 1;
        }

        return line.TrimEnd();
    }

    private void BeginWithoutNumber(List<AbcLine> lines)
    {
        var first = lines.FindIndex(line => line.IsField);
        if (first >= 0 && lines.Exists(line => line.IsField && line.Text[0] == 'K'))
        {
            problems.Add(lines[first].Start, "expected the tune to begin with its number (X:1), found another field. It is read without; add X:1.");
            lines.RemoveRange(0, first);
            Begin();
        }
    }

    private void Begin()
    {
        tunes.Add([]);
        isInTune = true;
        saidMusicIsLeft = false;
    }

    private void Add(AbcLine line)
    {
        if (SkipsTextBlock(line))
        {
            return;
        }

        if (line.IsField && line.Text[0] == 'X')
        {
            Begin();
        }

        if (line.IsBlank)
        {
            isInTune = false;
        }

        if (isInTune)
        {
            Append(line);
        }
        else if (tunes.Count == 0 && (line.IsField || line.Text.StartsWith("%%", StringComparison.Ordinal)))
        {
            header.Add(line);
        }
        else if (tunes.Count > 0 && LooksLikeMusic(line))
        {
            ReadMusicOutside(line);
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

    private void Append(AbcLine line)
    {
        var tune = tunes[^1];
        if (line.IsField && line.Text[0] == '+' && tune.Count > 0)
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

    private static bool LooksLikeMusic(AbcLine line) =>
        !line.IsField && line.Text.Count(character => character == '|') >= BarLinesOfMusic;

    private void ReadMusicOutside(AbcLine line)
    {
        if (tunes[^1].TrueForAll(written => written.IsField || written.IsBlank || written.Text.StartsWith('%')))
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
