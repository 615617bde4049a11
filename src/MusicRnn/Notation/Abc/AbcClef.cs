using System.Globalization;

namespace MusicRnn.Notation.Abc;

/// <summary>How a voice sounds against how it is written: the words behind K: and V: (ABC 2.1, section 4.6).</summary>
/// <param name="Octaves">Octaves up, from <c>octave=</c>.</param>
/// <param name="Semitones">Semitones up, from <c>transpose=</c>.</param>
/// <param name="ClefOctaves">Octaves up, from a clef with an 8 such as <c>treble-8</c>.</param>
internal readonly record struct AbcClef(int Octaves, int Semitones, int ClefOctaves)
{
    private const int Octave = 12;
    private const int MostOctaves = 10;

    private static readonly string[] Names = ["treble", "alto", "tenor", "bass", "perc", "none", "auto", "G", "F", "C"];

    /// <summary>All of it together, in semitones up.</summary>
    public int Shift => ((Octaves + ClefOctaves) * Octave) + Semitones;

    public static bool IsClef(string word) =>
        Names.Any(name => word.StartsWith(name, StringComparison.Ordinal)
            && word[name.Length..] is "" or "+8" or "-8" or ['1' or '2' or '3' or '4' or '5', ..]);

    /// <summary>The clef after a word; other words leave it as it is.</summary>
    public AbcClef With(AbcWord word) => word.Name switch
    {
        "octave" => this with { Octaves = Number(word.Value, MostOctaves) },
        "transpose" => this with { Semitones = Number(word.Value, MostOctaves * Octave) },
        "clef" => this with { ClefOctaves = OctavesOf(word.Value) },
        "" when IsClef(word.Value) => this with { ClefOctaves = OctavesOf(word.Value) },
        _ => this,
    };

    private static int OctavesOf(string clef) =>
        clef.EndsWith("+8", StringComparison.Ordinal) ? 1 : clef.EndsWith("-8", StringComparison.Ordinal) ? -1 : 0;

    private static int Number(string text, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, -most, most) : 0;
}
