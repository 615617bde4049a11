using System.Text;

namespace MusicRnn.Notation.Abc;

/// <summary>
/// The macros of m: (ABC 2.1, section 9): static ones such as <c>~G3 = G{A}G{F}G</c>, and transposing ones such as
/// <c>~n3 = n{o}n{m}n</c>, where n stands for any note and h to z for the notes around it.
/// </summary>
internal sealed class AbcMacros(AbcBook book, AbcProblems problems)
{
    // Section 9.1 sets both.
    private const int LongestTarget = 31;
    private const int LongestReplacement = 200;
    private const int MostMacros = 100;
    private const char AnyNote = 'n';

    private readonly List<(string Target, string Replacement)> macros = [];

    /// <summary>Reads one definition; of two for one target the later one holds.</summary>
    public void Define(AbcLine value)
    {
        var sign = value.Text.IndexOf('=', StringComparison.Ordinal);
        var target = sign < 0 ? "" : value.Text[..sign].Trim();
        var replacement = sign < 0 ? "" : value.Text[(sign + 1)..].Trim();
        if (target.Length is 0 or > LongestTarget || replacement.Length > LongestReplacement || macros.Count >= MostMacros)
        {
            problems.Add(value.Start, $"expected at most {MostMacros} macros such as '~G2 = {{A}}G{{F}}G' with up to {LongestTarget} and {LongestReplacement} characters, found another text. It is left out; write the notes out.");
            return;
        }

        macros.RemoveAll(macro => macro.Target == target);
        macros.Add((target, replacement));
        macros.Sort((left, right) => right.Target.Length.CompareTo(left.Target.Length));
    }

    /// <summary>A line of music with all macros replaced; what they insert is said to stand where the macro did.</summary>
    public AbcLine Expand(AbcLine line)
    {
        if (macros.Count == 0)
        {
            return line;
        }

        var text = new StringBuilder();
        var columns = new List<int>();
        var isQuoted = false;
        for (var index = 0; index < line.Text.Length;)
        {
            isQuoted ^= line.Text[index] == '"';
            var length = 1;
            var insert = isQuoted ? null : Match(line.Text.AsSpan(index), out length);
            if (insert is not null && !book.MayExpand(insert.Length))
            {
                problems.Add(line.PositionOf(index), $"expected macros that make at most {AbcLimits.ExpandedCharacters} characters, found more. The rest is read without them; write the notes out.");
                macros.Clear();
                insert = null;
                length = 1;
            }

            insert ??= line.Text[index].ToString();
            text.Append(insert);
            columns.AddRange(Enumerable.Repeat(line.PositionOf(index).Column, insert.Length));
            index += length;
        }

        return line with { Text = text.ToString(), Columns = [.. columns] };
    }

    private string? Match(ReadOnlySpan<char> text, out int length)
    {
        foreach (var (target, replacement) in macros)
        {
            length = target.Length;
            if (text.StartsWith(target, StringComparison.Ordinal))
            {
                return replacement;
            }

            var place = target.IndexOf(AnyNote, StringComparison.Ordinal);
            if (place >= 0 && text.Length >= target.Length && text[..place].SequenceEqual(target.AsSpan(0, place))
                && text[(place + 1)..].StartsWith(target.AsSpan(place + 1), StringComparison.Ordinal)
                && AbcKey.LetterNames.Contains(char.ToUpperInvariant(text[place]), StringComparison.Ordinal))
            {
                return Around(text[place], replacement);
            }
        }

        length = 1;
        return null;
    }

    private static string Around(char note, string replacement)
    {
        var text = new StringBuilder();
        var degree = AbcKey.LetterNames.IndexOf(char.ToUpperInvariant(note), StringComparison.Ordinal) + (char.IsAsciiLetterLower(note) ? AbcKey.Letters : 0);
        foreach (var character in replacement)
        {
            text.Append(character is >= 'h' and <= 'z' ? Name(degree + character - AnyNote) : character.ToString());
        }

        return text.ToString();
    }

    /// <summary>A note's letter with its octave marks; 0 is middle C.</summary>
    private static string Name(int degree)
    {
        var step = ((degree % AbcKey.Letters) + AbcKey.Letters) % AbcKey.Letters;
        var octave = (degree - step) / AbcKey.Letters;
        var letter = AbcKey.LetterNames[step];
        return octave > 0
            ? char.ToLowerInvariant(letter) + new string('\'', octave - 1)
            : letter + new string(',', -octave);
    }
}
