namespace MusicRnn.Tokens;

/// <summary>What is known along ABC text, and THE LIST of what a network is told of it.</summary>
/// <param name="vocabularySize">The number of tokens, V.</param>
/// <param name="textOf">The text that a token tells.</param>
/// <param name="isTransposed">Whether the text tells a piece in another key than its own.</param>
internal sealed class AbcContext(int vocabularySize, Func<int, string> textOf, bool isTransposed) : TokenHistory(vocabularySize, isTransposed)
{
    // Larger numbers are told as these.
    private const int MostBars = 64;
    private const int MostSinceBar = 32;
    private const int MostLines = 16;

    // How full a bar is, in quarters of a unit and their thirds, up to sixteen units.
    private const int FilledParts = AbcScan.PartsOfUnit / 4;
    private const int MostFilled = 16 * AbcScan.PartsOfUnit / FilledParts;

    // Letters of fields, and one for none.
    private const int Fields = 'z' - 'A' + 2;

    private static readonly string[] Meters = ["", "4/4", "C", "C|", "2/2", "2/4", "3/4", "6/8", "9/8", "12/8", "3/2", "3/8"];

    // Seven letters with three accidentals each, by seven modes; and none.
    private const int Letters = 7;
    private const int Accidentals = 3;
    private static readonly string[] Modes = ["maj", "min", "dor", "mix", "lyd", "phr", "loc"];

    // What is told of sections, and of the letters of notes: A to G, a to g, z, x and none.
    private const int MostBarsInSection = 24;
    private const int MostSections = 8;
    private const int NoteLetters = 17;

    // An ending (none, first, second, later), and whether a repeat is open.
    private const int Repeats = 4 * 2;

    // The notes of a triplet to come, and whether a chord, grace notes, a string and a broken rhythm are being written.
    private const int Withins = 4 * 2 * 2 * 2 * 2;

    private readonly AbcScan _scan = new();
    private readonly AbcBars _bars = new(vocabularySize);
    private readonly AbcPlayedBars _played = new();
    private int _beforeLast;
    private int _thirdLast;

    /// <summary>The features of a vocabulary.</summary>
    public static FeatureList<AbcContext> FeaturesOf(int vocabularySize)
    {
        Feature<AbcContext>[] features =
        [
            .. FeaturesOf<AbcContext>(vocabularySize),
            new("before_last", vocabularySize, context => context._beforeLast),
            new("third_last", vocabularySize, context => context._thirdLast),
            Bar("section_before", context => context._bars.SectionBefore),
            Bar("phrase_before", context => context._bars.PhraseBefore),
            Bar("half_phrase_before", context => context._bars.HalfPhraseBefore),
            new("field", Fields, context => context._scan.Field == 0 ? (context._scan.IsInMusic ? Fields - 1 : Fields - 2) : Math.Clamp(context._scan.Field - 'A', 0, Fields - 3)),
            new("bar", MostBars, context => Math.Min(context._scan.Bar, MostBars - 1)),
            new("since_bar", MostSinceBar, context => Math.Min(context._scan.SinceBar, MostSinceBar - 1)),
            new("filled", MostFilled, context => Math.Min(context._scan.Filled / FilledParts, MostFilled - 1)),
            new("left", MostFilled + 2, context => LeftIn(context._scan)),
            new("bar_in_section", MostBarsInSection, context => Math.Min(context._scan.Sections.Bar, MostBarsInSection - 1)),
            new("section", MostSections, context => Math.Min(context._scan.Sections.Section, MostSections - 1)),
            new("pickup", MostFilled, context => Math.Min(context._scan.Pickup / FilledParts, MostFilled - 1)),
            new("lacking", MostFilled + 2, context => LackingIn(context._scan)),
            new("repeat", Repeats, context => (context._scan.Sections.Ending * 2) + (context._scan.Sections.IsRepeatOpen ? 1 : 0)),
            new("within", Withins, context => WithinOf(context._scan)),
            new("notes", NoteLetters * NoteLetters, context => (LetterOf(context._scan.Notes.Newer) * NoteLetters) + LetterOf(context._scan.Notes.Older)),
            new("line", MostLines, context => Math.Min(context._scan.MusicLines, MostLines - 1)),
            new("meter", Meters.Length + 1, context => MeterOf(context._scan.Meter)),
            new("key", (Letters * Accidentals * (Modes.Length + 1)) + 1, context => KeyOf(context._scan.Key)),
        ];
        return new FeatureList<AbcContext>([.. features], [.. features]);

        Feature<AbcContext> Bar(string name, Func<AbcContext, BarPointer> pointer) =>
            new(name, (vocabularySize + 1) * BarPointer.Trusts, context => (pointer(context).Next * BarPointer.Trusts) + pointer(context).Trust);
    }

    /// <inheritdoc/>
    public override int Bars => _played.Count;

    /// <inheritdoc/>
    public override void Take(int token)
    {
        (_beforeLast, _thirdLast) = (Last, _beforeLast);
        base.Take(token);
        var text = textOf(token);
        foreach (var character in text)
        {
            TakeCharacter(character);
        }

        if (_scan.IsInMusic)
        {
            // Line ends stand anywhere; in old tunebooks an exclamation mark stands before them.
            _bars.Take(token, text is not ("\n" or "!"), _scan);
        }
    }

    private void TakeCharacter(char character)
    {
        _played.LookAhead(_scan);
        _scan.Take(character);
        if (_scan.IsInMusic && _scan.Field == 0 && !_scan.IsInString)
        {
            _played.Take(character);
        }
    }

    // 0 where the meter says nothing, 1 where the bar is too full.
    private static int LeftIn(AbcScan scan)
    {
        var left = scan.BarLength - scan.Filled;
        return scan.BarLength == 0 ? 0 : left < 0 ? 1 : 2 + Math.Min(left / FilledParts, MostFilled - 1);
    }

    // 0 where the bar before was full, 1 where it held too much.
    private static int LackingIn(AbcScan scan) =>
        scan.Lacking < 0 ? 1 : scan.Lacking == 0 ? 0 : 2 + Math.Min(scan.Lacking / FilledParts, MostFilled - 1);

    private static int WithinOf(AbcScan scan)
    {
        var signs = (scan.IsInChord ? 1 : 0) + (scan.IsInGrace ? 2 : 0) + (scan.IsInString ? 4 : 0) + (scan.IsBroken ? 8 : 0);
        return (signs * 4) + scan.TripletNotesLeft;
    }

    private static int LetterOf(char letter) => letter switch
    {
        >= 'A' and <= 'G' => letter - 'A',
        >= 'a' and <= 'g' => letter - 'a' + Letters,
        'z' => 2 * Letters,
        'x' => (2 * Letters) + 1,
        _ => NoteLetters - 1,
    };

    private static int MeterOf(string meter)
    {
        var index = Array.IndexOf(Meters, meter);
        return index >= 0 ? index : Meters.Length;
    }

    private static int KeyOf(string key)
    {
        if (key.Length == 0 || key[0] is < 'A' or > 'G')
        {
            return 0;
        }

        var accidental = key.Length < 2 ? 0 : key[1] switch { '#' => 1, 'b' => 2, _ => 0 };
        var rest = key.AsSpan(accidental == 0 ? 1 : 2).TrimStart();
        var mode = rest is "m" ? 1 : 0;
        for (var index = 0; index < Modes.Length; index++)
        {
            mode = rest.StartsWith(Modes[index], StringComparison.OrdinalIgnoreCase) ? index : mode;
        }

        return 1 + ((((key[0] - 'A') * Accidentals) + accidental) * (Modes.Length + 1)) + mode;
    }
}
