using System.Collections.Immutable;

namespace MusicRnn.Music;

/// <summary>
/// A chord symbol such as <c>Am7</c>, <c>F#dim</c> or <c>G/B</c>, read as notes. Extensions beyond the ninth and
/// alterations in brackets are read as the chord that carries them.
/// </summary>
/// <param name="Root">The pitch class of the root, 0 (C) to 11 (B).</param>
/// <param name="Intervals">The chord tones in semitones above the root, each 0 to 11, the root first.</param>
/// <param name="Bass">The pitch class of the lowest note: the root, unless the symbol names another after a slash.</param>
public sealed record ChordSymbol(int Root, ImmutableArray<int> Intervals, int Bass)
{
    private const int Octave = 12;
    private const int LongestSymbol = 64; // characters: twice the longest that anybody writes
    private const string LetterNames = "CDEFGAB";

    private static readonly int[] LetterPitchClasses = [0, 2, 4, 5, 7, 9, 11];

    // Longer names stand before those they begin with. As jazz and folk books write them; + and - as in many old ones.
    private static readonly (string Name, int[] Intervals)[] Qualities =
    [
        ("mmaj7", [0, 3, 7, 11]), ("mM7", [0, 3, 7, 11]), ("m7b5", [0, 3, 6, 10]), ("min7b5", [0, 3, 6, 10]), ("ø7", [0, 3, 6, 10]), ("ø", [0, 3, 6, 10]),
        ("maj9", [0, 4, 7, 11, 2]), ("maj7", [0, 4, 7, 11]), ("Maj7", [0, 4, 7, 11]), ("maj", [0, 4, 7]), ("Maj", [0, 4, 7]),
        ("M7", [0, 4, 7, 11]), ("M", [0, 4, 7]), ("Δ7", [0, 4, 7, 11]), ("Δ", [0, 4, 7, 11]),
        ("min9", [0, 3, 7, 10, 2]), ("min7", [0, 3, 7, 10]), ("min6", [0, 3, 7, 9]), ("min", [0, 3, 7]),
        ("m9", [0, 3, 7, 10, 2]), ("m7", [0, 3, 7, 10]), ("m6", [0, 3, 7, 9]), ("m", [0, 3, 7]),
        ("-7", [0, 3, 7, 10]), ("-", [0, 3, 7]),
        ("dim7", [0, 3, 6, 9]), ("dim", [0, 3, 6]), ("o7", [0, 3, 6, 9]), ("o", [0, 3, 6]), ("°7", [0, 3, 6, 9]), ("°", [0, 3, 6]), ("d", [0, 3, 6]),
        ("aug7", [0, 4, 8, 10]), ("aug", [0, 4, 8]), ("+7", [0, 4, 8, 10]), ("7+", [0, 4, 8, 10]), ("7#5", [0, 4, 8, 10]), ("+", [0, 4, 8]),
        ("7sus4", [0, 5, 7, 10]), ("7sus", [0, 5, 7, 10]), ("sus4", [0, 5, 7]), ("sus2", [0, 2, 7]), ("sus", [0, 5, 7]),
        ("add9", [0, 4, 7, 2]), ("69", [0, 4, 7, 9, 2]), ("6", [0, 4, 7, 9]), ("9", [0, 4, 7, 10, 2]),
        ("13", [0, 4, 7, 10]), ("11", [0, 4, 7, 10]), ("7", [0, 4, 7, 10]), ("5", [0, 7]), ("", [0, 4, 7]),
    ];

    private static readonly string[] Extensions = ["add", "sus", "omit", "no", "maj", "dim", "b", "#", "+", "-", "(", ")", ",", " "];

    /// <summary>Whether another note than the root is the lowest.</summary>
    public bool HasSlashBass => Bass != Root;

    /// <summary>The pitch classes of the chord tones, the root first.</summary>
    public IEnumerable<int> PitchClasses => Intervals.Select(interval => (Root + interval) % Octave);

    /// <summary>The pitch class of the fifth, perfect or altered; null in a chord without one.</summary>
    public int? Fifth
    {
        get
        {
            const int diminished = 6;
            const int augmented = 8;
            var index = Intervals.ToList().FindIndex(interval => interval is >= diminished and <= augmented);
            return index < 0 ? null : (Root + Intervals[index]) % Octave;
        }
    }

    /// <summary>Reads a symbol; null for a text that is none, such as <c>Fine</c> or <c>N.C.</c>.</summary>
    public static ChordSymbol? Parse(string symbol)
    {
        if (symbol.Length > LongestSymbol)
        {
            return null;
        }

        var slash = symbol.IndexOf('/', StringComparison.Ordinal);
        var chord = (slash < 0 ? symbol : symbol[..slash]).Trim();
        if (chord.Length == 0 || !char.IsAsciiLetterUpper(chord[0]) || TakePitchClass(chord, out var length) is not { } root)
        {
            return null;
        }

        var text = chord[length..];
        var quality = Array.Find(Qualities, candidate => text.StartsWith(candidate.Name, StringComparison.Ordinal));
        if (!IsExtension(text[quality.Name.Length..]))
        {
            return null;
        }

        var bass = slash < 0 ? root : ParseBass(symbol[(slash + 1)..].Trim());
        return bass is { } lowest ? new ChordSymbol(root, [.. quality.Intervals], lowest) : null;
    }

    /// <inheritdoc/>
    public bool Equals(ChordSymbol? other) =>
        other is not null && Root == other.Root && Bass == other.Bass && Intervals.SequenceEqual(other.Intervals);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Root, Bass, Intervals.Length);

    // The bass may be a small letter, and a plus sign may stand for a sharp: "D/f+".
    private static int? ParseBass(string text) =>
        text.Length > 0 && TakePitchClass(char.ToUpperInvariant(text[0]) + text[1..].Replace('+', '#'), out var length) is { } bass && length == text.Length
            ? bass
            : null;

    private static int? TakePitchClass(string text, out int length)
    {
        length = 1;
        var letter = LetterNames.IndexOf(text[0], StringComparison.Ordinal);
        if (letter < 0)
        {
            return null;
        }

        var pitchClass = LetterPitchClasses[letter];
        for (; length < text.Length && "#♯b♭".Contains(text[length], StringComparison.Ordinal); length++)
        {
            pitchClass += text[length] is '#' or '♯' ? 1 : Octave - 1;
        }

        return pitchClass % Octave;
    }

    private static bool IsExtension(string text)
    {
        while (text.Length > 0)
        {
            var known = char.IsAsciiDigit(text[0]) ? text[..1] : Array.Find(Extensions, extension => text.StartsWith(extension, StringComparison.Ordinal));
            if (known is null)
            {
                return false;
            }

            text = text[known.Length..];
        }

        return true;
    }
}
