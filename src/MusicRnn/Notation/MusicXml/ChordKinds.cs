using System.Text;
using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>The kinds of chords that MusicXML names (MusicXML 4.0, kind-value), and how they are written after a root.</summary>
internal static class ChordKinds
{
    private const int MostNumber = 15;
    private const int MostOfTriad = 7;

    /// <summary>The kinds and their spellings. What <see cref="ChordSymbol"/> has no name for is written as the chord that carries it.</summary>
    public static readonly (string Kind, string Spelling)[] Spellings =
    [
        ("major", ""), ("minor", "m"), ("augmented", "aug"), ("diminished", "dim"),
        ("dominant", "7"), ("major-seventh", "maj7"), ("minor-seventh", "m7"), ("diminished-seventh", "dim7"),
        ("augmented-seventh", "aug7"), ("half-diminished", "m7b5"), ("major-minor", "mmaj7"),
        ("major-sixth", "6"), ("minor-sixth", "m6"),
        ("dominant-ninth", "9"), ("major-ninth", "maj9"), ("minor-ninth", "m9"),
        ("dominant-11th", "11"), ("major-11th", "maj7(11)"), ("minor-11th", "m7(11)"),
        ("dominant-13th", "13"), ("major-13th", "maj7(13)"), ("minor-13th", "m7(13)"),
        ("suspended-second", "sus2"), ("suspended-fourth", "sus4"), ("power", "5"),
    ];

    // Short forms that MusicXML 1.0 files and some programs use.
    private static readonly (string Kind, string Spelling)[] Others =
    [
        ("", ""), ("dominant-seventh", "7"), ("minor-major", "mmaj7"), ("augmented-ninth", "aug7(9)"), ("min", "m"), ("min7", "m7"),
        ("maj7", "maj7"), ("maj69", "69"), ("min9", "m9"), ("dim7", "dim7"), ("m7b5", "m7b5"), ("9", "9"), ("sus47", "7sus4"),
    ];

    /// <summary>The spelling of a kind with its added, altered and left out degrees.</summary>
    public static string Spell(MusicXmlElement? kind, IReadOnlyList<MusicXmlElement> degrees)
    {
        var spelling = SpellingOf(kind);
        if (degrees.Count == 0)
        {
            return spelling;
        }

        var text = new StringBuilder();
        foreach (var degree in degrees)
        {
            text.Append(Spell(degree));
        }

        return (spelling, text.ToString()) switch
        {
            ("m7", "(b5)") => "m7b5",
            ("sus4", "(add7)" or "(addb7)") => "7sus4",
            ("7", "(#5)") => "aug7",
            ("6", "(add9)") => "69",
            ("", "(add9)") => "add9",
            var (name, degree) => name + degree,
        };
    }

    private static string SpellingOf(MusicXmlElement? kind)
    {
        var name = kind?.Text ?? "";
        var known = Array.Find(Spellings, candidate => candidate.Kind == name);
        known = known.Kind is null ? Array.Find(Others, candidate => candidate.Kind == name) : known;
        if (known.Kind is not null)
        {
            return known.Spelling;
        }

        // For other kinds, what is printed may say it.
        return kind?.Attribute("text") is { } text && ChordSymbol.Parse("C" + text) is not null ? text : "";
    }

    private static string Spell(MusicXmlElement degree)
    {
        if (degree.NumberOf("degree-value") is not (>= 1 and <= MostNumber and var number))
        {
            return "";
        }

        var alter = degree.NumberOf("degree-alter") ?? 0;
        var accidental = alter < 0 ? "b" : alter > 0 ? "#" : "";
        return degree.TextOf("degree-type") switch
        {
            "subtract" => $"(no{number})",
            "add" when accidental.Length == 0 || number <= MostOfTriad => $"(add{accidental}{number})",
            _ => accidental.Length == 0 ? "" : $"({accidental}{number})",
        };
    }

}
