namespace MusicRnn.Notation.MusicXml;

/// <summary>A tone that is added to a chord, altered or left out.</summary>
/// <param name="Value">The tone, counted from the root: 5, 9, 11, 13.</param>
/// <param name="Alter">Semitones up from its usual place.</param>
/// <param name="Type"><c>add</c>, <c>alter</c> or <c>subtract</c>.</param>
internal readonly record struct ChordDegree(int Value, int Alter, string Type)
{
    private const int MostOfTriad = 7;
    private const int MostValue = 13;
    private const int Ten = 10;

    private static readonly string[] LeftOut = ["no", "omit"];

    /// <summary>The degrees in the end of a chord symbol such as <c>(b9)(#11)</c>; null if something else stands there.</summary>
    public static List<ChordDegree>? Parse(string text)
    {
        var degrees = new List<ChordDegree>();
        var rest = new string([.. text.Where(character => character is not ('(' or ')' or ',' or ' '))]);
        while (rest.Length > 0)
        {
            var isAdded = Take(ref rest, "add");
            var isLeftOut = !isAdded && (Take(ref rest, LeftOut[0]) || Take(ref rest, LeftOut[1]));
            var alter = Take(ref rest, "b") ? -1 : Take(ref rest, "#") ? 1 : 0;
            if (TakeNumber(ref rest) is not { } value)
            {
                return null;
            }

            var isAlteration = !isAdded && value <= MostOfTriad && alter != 0;
            degrees.Add(new ChordDegree(value, alter, isLeftOut ? "subtract" : isAlteration ? "alter" : "add"));
        }

        return degrees;
    }

    private static bool Take(ref string text, string word)
    {
        if (!text.StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }

        text = text[word.Length..];
        return true;
    }

    private static int? TakeNumber(ref string text)
    {
        var length = 0;
        var number = 0;
        for (; length < 2 && length < text.Length && char.IsAsciiDigit(text[length]); length++)
        {
            number = (number * Ten) + text[length] - '0';
        }

        text = text[length..];
        return number is >= 2 and <= MostValue ? number : null;
    }
}
