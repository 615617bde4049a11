using System.Text;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads harmony elements as the chord symbols that musicians write.</summary>
internal static class HarmonyReader
{
    private const string Letters = "FCGDAEB"; // in fifths
    private const int MostAccidentals = 3;
    private const int FifthsToSharp = 7;
    private const int MostDegrees = 16;

    /// <summary>Takes one harmony element.</summary>
    public static void Read(MusicXmlElement harmony, PartPosition position)
    {
        var away = harmony.Child("offset") is { } offset ? DirectionReader.OffsetOf(offset, position) : ScoreTime.Zero;
        if (SymbolOf(harmony, position.TranspositionOf(harmony.NumberOf("staff"))) is { } symbol)
        {
            position.Score.Chords.Add(position.Place(symbol, away));
        }
        else if (!harmony.Has("function") && !harmony.Has("numeral"))
        {
            position.Problems.Add(harmony, "expected a root of A to G and a kind, found others. The chord symbol is left out.");
        }
    }

    /// <summary>The symbol as it sounds; null where it has no root.</summary>
    private static string? SymbolOf(MusicXmlElement harmony, Transposition transposition)
    {
        var kind = harmony.Child("kind");
        if (kind?.Text == "none")
        {
            return "N.C.";
        }

        if (harmony.Child("root") is not { } root || NameOf(root.TextOf("root-step"), root.TextOf("root-alter"), transposition) is not { } name)
        {
            return null;
        }

        var symbol = new StringBuilder(name);
        var degrees = harmony.ChildrenNamed("degree").Take(MostDegrees).ToList();
        symbol.Append(ChordKinds.Spell(kind, degrees));
        if (harmony.Child("bass") is { } bass && NameOf(bass.TextOf("bass-step"), bass.TextOf("bass-alter"), transposition) is { } lowest && lowest != name)
        {
            symbol.Append('/').Append(lowest);
        }

        return symbol.ToString();
    }

    private static string? NameOf(string? step, string? alterText, Transposition transposition)
    {
        var place = step is { Length: 1 } ? Letters.IndexOf(char.ToUpperInvariant(step[0]), StringComparison.Ordinal) : -1;
        if (place < 0)
        {
            return null;
        }

        var alter = alterText is null ? 0 : MusicXmlElement.ParseNumber(alterText) ?? 0;
        alter = Math.Clamp(alter, -MostAccidentals, MostAccidentals);
        var fifths = place + (alter * FifthsToSharp) + transposition.Fifths;
        var letter = ((fifths % FifthsToSharp) + FifthsToSharp) % FifthsToSharp;
        var accidentals = (fifths - letter) / FifthsToSharp;
        return Letters[letter] + new string(accidentals < 0 ? 'b' : '#', Math.Min(Math.Abs(accidentals), MostAccidentals));
    }
}
