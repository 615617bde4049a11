namespace MusicRnn.Notation.Abc;

/// <summary>One line of the text, or the rest of one.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Text">What stands in it, without its comment.</param>
/// <param name="Column">The column of the text's first character, from 1.</param>
/// <param name="Columns">The column of each character, where macros have moved them; null where they follow one another.</param>
internal readonly record struct AbcLine(int Number, string Text, int Column = 1, int[]? Columns = null)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public AbcPosition Start => new(Number, Column);

    /// <summary>Whether the line begins with a letter and a colon, and is not music such as <c>d:|</c>.</summary>
    public bool IsField =>
        Text.Length >= 2 && Text[1] == ':' && (char.IsAsciiLetter(Text[0]) || Text[0] == '+')
        && !(Text.Length > 2 && Text[2] is '|' or ':');

    /// <summary>Whether it is the field of a letter, or <c>+</c> for one that goes on.</summary>
    public bool IsFieldOf(char letter) => IsField && Text[0] == letter;

    /// <summary>Whether the line is a directive such as <c>%%MIDI program 40</c>.</summary>
    public bool IsDirective => Text.StartsWith("%%", StringComparison.Ordinal);

    /// <summary>Whether nearly all of the line, but for what is quoted, are the signs of music, among them a bar line.</summary>
    public bool LooksLikeMusic
    {
        get
        {
            const int mostOtherSigns = 10; // one of so many may be a letter for a decoration or a mistake
            var isQuoted = false;
            var signs = 0;
            var others = 0;
            foreach (var character in Text)
            {
                isQuoted ^= character == '"';
                signs += isQuoted || char.IsWhiteSpace(character) ? 0 : 1;
                others += isQuoted || char.IsWhiteSpace(character) || IsMusic(character) ? 0 : 1;
            }

            return !IsField && !IsDirective && Text.Contains('|', StringComparison.Ordinal) && others * mostOtherSigns <= signs;
        }
    }

    /// <summary>The place of a character in the file; behind the last one, where the next would stand.</summary>
    public AbcPosition PositionOf(int index) =>
        new(Number, Columns is { Length: > 0 } columns ? columns[Math.Min(index, columns.Length - 1)] : Column + index);

    /// <summary>What stands after the field's colon.</summary>
    public AbcLine FieldValue => From(2);

    /// <summary>The line from a character on, without the blanks there.</summary>
    public AbcLine From(int start)
    {
        while (start < Text.Length && char.IsWhiteSpace(Text[start]))
        {
            start++;
        }

        return new AbcLine(Number, Text[Math.Min(start, Text.Length)..].TrimEnd(), Column + start);
    }

    private static bool IsMusic(char character) =>
        AbcToneParser.IsToneStart(character) || char.IsAsciiDigit(character) || "|:[](){}<>,'/\"~.-!zxZ&\\".Contains(character, StringComparison.Ordinal);
}
