namespace MusicRnn.Notation.Abc;

/// <summary>
/// What single letters and the signs around decorations mean: the shorthands of section 4.14, those that U: defines
/// (4.16), and what I:decoration and I:linebreak say about <c>!</c> and <c>+</c> (ABC 2.1, 6.1.1 and 11.3).
/// </summary>
internal sealed class AbcSymbols
{
    private const string FirstLetters = "HIJKLMNOPQRSTUVWhijklmnopqrstuvw~";

    private readonly Dictionary<char, string> meanings = new()
    {
        ['.'] = "staccato", ['~'] = "roll", ['H'] = "fermata", ['L'] = "accent", ['M'] = "lowermordent", ['O'] = "coda",
        ['P'] = "uppermordent", ['S'] = "segno", ['T'] = "trill", ['u'] = "upbow", ['v'] = "downbow",

        // Not in the standard, but common: abcm2ps and BarFly have them.
        ['I'] = "", ['J'] = "slide", ['R'] = "roll", ['k'] = "", ['K'] = "accent",
    };

    /// <summary>Whether <c>!</c> ends a line of the score and never stands around a decoration.</summary>
    public bool ExclamationBreaksLines { get; private set; }

    /// <summary>Whether <c>+</c> stands around decorations only and never around the notes of an old chord.</summary>
    public bool PlusIsForDecorations { get; private set; }

    /// <summary>The decoration that a letter stands for, which may be empty; null where it stands for none.</summary>
    public string? MeaningOf(char letter) => meanings.GetValueOrDefault(letter);

    public bool Contains(char letter) => meanings.ContainsKey(letter);

    /// <summary>Reads <c>T = !trill!</c>; the value <c>!nil!</c> takes a letter's meaning away. False where it makes no sense.</summary>
    public bool Define(string definition)
    {
        var sign = definition.IndexOf('=', StringComparison.Ordinal);
        var letter = (sign < 0 ? definition : definition[..sign]).Trim();
        if (letter.Length != 1 || !FirstLetters.Contains(letter[0], StringComparison.Ordinal))
        {
            return false;
        }

        var meaning = sign < 0 ? "" : definition[(sign + 1)..].Trim().Trim('!', '+');
        if (meaning is "nil" or "none")
        {
            meanings.Remove(letter[0]);
        }
        else
        {
            meanings[letter[0]] = meaning;
        }

        return true;
    }

    /// <summary>Reads the values of I:linebreak: <c>!</c>, <c>$</c>, <c>&lt;EOL&gt;</c>, <c>&lt;none&gt;</c>.</summary>
    public void SetLineBreaks(IEnumerable<string> signs) => ExclamationBreaksLines = signs.Contains("!");

    /// <summary>Reads the value of I:decoration: <c>!</c> or <c>+</c>.</summary>
    public void SetDecoration(string sign) => PlusIsForDecorations = sign == "+";
}
