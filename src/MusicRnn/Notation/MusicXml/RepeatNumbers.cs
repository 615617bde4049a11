using System.Collections.Immutable;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads the numbers of an ending, such as <c>1, 2</c> or <c>1-3</c>, in whatever form they are printed.</summary>
internal static class RepeatNumbers
{
    private const int MostNumbers = 64;
    private const int Ten = 10;

    /// <summary>The numbers in order, each once; none if the text holds none.</summary>
    public static ImmutableArray<int> Parse(string text)
    {
        var numbers = new SortedSet<int>();
        int? last = null;
        var isRange = false;
        for (var index = 0; index < text.Length;)
        {
            if (!char.IsAsciiDigit(text[index]))
            {
                isRange |= text[index] is '-' or '–';
                index++;
                continue;
            }

            var number = 0;
            for (; index < text.Length && char.IsAsciiDigit(text[index]); index++)
            {
                number = Math.Min((number * Ten) + text[index] - '0', MusicXmlLimits.Passes);
            }

            var from = isRange && last is { } first && first < number ? first : number;
            numbers.UnionWith(Enumerable.Range(from, Math.Min(number - from + 1, MostNumbers)));
            (last, isRange) = (number, false);
        }

        numbers.Remove(0);
        return [.. numbers.Take(MostNumbers)];
    }
}
