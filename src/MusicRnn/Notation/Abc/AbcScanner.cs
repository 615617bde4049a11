using System.Globalization;

namespace MusicRnn.Notation.Abc;

/// <summary>Walks through the characters of one line and knows the place of each.</summary>
internal sealed class AbcScanner(AbcLine line)
{
    private const char None = '\0';

    private int index;

    public bool AtEnd => index >= line.Text.Length;

    /// <summary>The next character, or NUL at the end.</summary>
    public char Current => Ahead(0);

    public AbcPosition Position => line.PositionOf(index);

    /// <summary>A character further on, or NUL behind the end.</summary>
    public char Ahead(int count) => index + count < line.Text.Length ? line.Text[index + count] : None;

    /// <summary>The characters from here on, at most so many; nothing is passed.</summary>
    public string Peek(int count) => line.Text.Substring(Math.Min(index, line.Text.Length), Math.Clamp(line.Text.Length - index, 0, count));

    /// <summary>The next character, which is passed; NUL at the end.</summary>
    public char Next()
    {
        var character = Current;
        Skip(1);
        return character;
    }

    /// <summary>Passes some characters, never beyond the end.</summary>
    public void Skip(int count) => index = Math.Min(index + count, line.Text.Length);

    public bool Take(char expected)
    {
        if (AtEnd || Current != expected)
        {
            return false;
        }

        index++;
        return true;
    }

    public string TakeWhile(Func<char, bool> belongs)
    {
        var start = index;
        while (!AtEnd && belongs(Current))
        {
            index++;
        }

        return line.Text[start..index];
    }

    public void SkipBlanks() => TakeWhile(char.IsWhiteSpace);

    /// <summary>A number of ASCII digits, at most <see cref="AbcLimits.Number"/>; null where there is none.</summary>
    public int? TakeNumber()
    {
        var digits = TakeWhile(char.IsAsciiDigit);
        if (digits.Length == 0)
        {
            return null;
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, AbcLimits.Number)
            : AbcLimits.Number;
    }

    /// <summary>The text up to a closing character, which is passed too; null, and nothing is passed, where the line lacks it.</summary>
    public string? TakeThrough(char closing)
    {
        var end = index < line.Text.Length ? line.Text.IndexOf(closing, index) : -1;
        if (end < 0)
        {
            return null;
        }

        var text = line.Text[index..end];
        index = end + 1;
        return text;
    }

    /// <summary>The rest of the line, which is passed.</summary>
    public AbcLine TakeRest()
    {
        var rest = new AbcLine(line.Number, line.Text[Math.Min(index, line.Text.Length)..], Position.Column);
        index = line.Text.Length;
        return rest;
    }
}
