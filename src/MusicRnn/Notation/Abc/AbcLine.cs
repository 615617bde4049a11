namespace MusicRnn.Notation.Abc;

/// <summary>One line of the text, or the rest of one.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Text">What stands in it, without its comment.</param>
/// <param name="Column">The column of the text's first character, from 1.</param>
internal readonly record struct AbcLine(int Number, string Text, int Column = 1)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public AbcPosition Start => new(Number, Column);

    /// <summary>Whether the line begins with a letter and a colon, and is not music such as <c>d:|</c>.</summary>
    public bool IsField =>
        Text.Length >= 2 && Text[1] == ':' && (char.IsAsciiLetter(Text[0]) || Text[0] == '+')
        && !(Text.Length > 2 && Text[2] is '|' or ':');

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
}
