using System.Text;

namespace MusicRnn.Notation.Abc;

/// <summary>Lays the syllables of a w: line, or the signs of an s: line, on the notes before it (ABC 2.1, sections 4.15 and 5).</summary>
internal static class AbcLyrics
{
    private const char Space = '~';

    /// <summary>The syllables with the times they are sung at. A syllable whose word goes on ends in a hyphen.</summary>
    public static IEnumerable<(long Time, string Syllable)> Align(string text, IReadOnlyList<AbcSlot> slots)
    {
        var next = 0;
        var lastWithText = -1;
        foreach (var syllable in Syllables(text))
        {
            if (syllable == "|")
            {
                next = BehindBarLine(slots, next, lastWithText);
                continue;
            }

            if (next >= slots.Count)
            {
                yield break;
            }

            if (syllable is not ("*" or "_" or "-"))
            {
                yield return (slots[next].Time, syllable);
            }

            lastWithText = next++;
        }
    }

    /// <summary>The signs of an s: line between blanks, each at its note.</summary>
    public static IEnumerable<(long Time, string Sign)> AlignSigns(string text, IReadOnlyList<AbcSlot> slots)
    {
        var next = 0;
        foreach (var sign in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (sign == "|")
            {
                next = BehindBarLine(slots, next, next - 1);
                continue;
            }

            if (next >= slots.Count)
            {
                yield break;
            }

            if (sign != "*")
            {
                yield return (slots[next].Time, sign);
            }

            next++;
        }
    }

    /// <summary>The first note of the bar behind the last note that was reached; no note is passed if that bar has begun already.</summary>
    private static int BehindBarLine(IReadOnlyList<AbcSlot> slots, int next, int last)
    {
        var bar = last >= 0 ? slots[last].Bar : slots.Count > 0 ? slots[0].Bar : 0;
        while (next < slots.Count && slots[next].Bar == bar)
        {
            next++;
        }

        return next;
    }

    /// <summary>Splits a line into syllables, and <c>* _ - |</c> where they stand for notes or bars of their own.</summary>
    private static IEnumerable<string> Syllables(string text)
    {
        var current = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\\' && index + 1 < text.Length && text[index + 1] == '-')
            {
                current.Append('-');
                index++;
                continue;
            }

            var isSign = character is '-' or '_' or '*' or '|';
            if (!isSign && !char.IsWhiteSpace(character))
            {
                current.Append(character == Space ? ' ' : character);
                continue;
            }

            var endsInHyphen = character == '-' && current.Length > 0;
            if (current.Length > 0)
            {
                yield return AbcString.Decode(current.ToString()) + (endsInHyphen ? "-" : "");
                current.Clear();
            }

            if (isSign && !endsInHyphen)
            {
                yield return character.ToString();
            }
        }

        if (current.Length > 0)
        {
            yield return AbcString.Decode(current.ToString());
        }
    }
}
