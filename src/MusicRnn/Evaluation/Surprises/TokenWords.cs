using System.Globalization;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation.Surprises;

/// <summary>Tokens in the words of a musician: <c>G4</c>, <c>end of bar</c>, <c>length of an eighth</c>.</summary>
public static class TokenWords
{
    // Of a quarter note, on the grid of the note tokenizer.
    private const int UnitsInQuarter = 12;
    private const double StepsPerSecond = 100;

    private static readonly Dictionary<int, string> Lengths = new()
    {
        [2] = "a sixteenth triplet", [3] = "a sixteenth", [4] = "an eighth triplet", [6] = "an eighth", [8] = "a quarter triplet", [9] = "a dotted eighth",
        [12] = "a quarter", [18] = "a dotted quarter", [24] = "a half", [36] = "a dotted half", [48] = "a whole",
    };

    /// <summary>What a token tells.</summary>
    public static string Of(ITokenizer tokenizer, int token)
    {
        if (token == tokenizer.End)
        {
            return "end of piece";
        }

        if (tokenizer is ITextTokenizer texts)
        {
            return OfText(texts.DecodeText([token]));
        }

        var name = tokenizer.Vocabulary[token];
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var (kind, value) = space < 0 ? (name, "") : (name[..space], name[(space + 1)..]);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? OfNumber(kind, number, name) : OfName(kind, name);
    }

    private static string OfNumber(string kind, int number, string name) => kind switch
    {
        "Pitch" or "On" => PitchNames.Of(number),
        "Drum" => GeneralMidi.DrumNameOf(number),
        "Off" => $"end of {PitchNames.Of(number)}",
        "Position" => FormattableString.Invariant($"note {LengthOf(number)} after the bar line"),
        "Duration" => $"length of {LengthOf(number)}",
        "Long" => FormattableString.Invariant($"length of {number} wholes and more"),
        "Velocity" => FormattableString.Invariant($"velocity {number}"),
        "Program" => GeneralMidi.NameOf(number),
        "Shift" => FormattableString.Invariant($"{number / StepsPerSecond:0.##} s later"),
        _ => name.ToLowerInvariant(),
    };

    private static string OfName(string kind, string name) => kind switch
    {
        "Bar" => "end of bar",
        "Upbeat" => "pickup",
        "Next" => "no lower note",
        _ => name.ToLowerInvariant(),
    };

    private static string LengthOf(int units) => Lengths.TryGetValue(units, out var name)
        ? name
        : FormattableString.Invariant($"{(double)units / UnitsInQuarter:0.##} quarters");

    private static string OfText(string text) => text switch
    {
        "\n" => "end of line",
        " " => "space",
        "|" => "bar line",
        "" => "start",
        _ => text.Replace("\n", "\\n", StringComparison.Ordinal),
    };
}
