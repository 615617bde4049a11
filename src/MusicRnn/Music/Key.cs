namespace MusicRnn.Music;

/// <summary>A key signature with its mode.</summary>
/// <param name="Fifths">Sharps in the signature when positive, flats when negative; -7 to 7.</param>
/// <param name="Mode">Which degree of that signature's major scale is the tonic.</param>
public readonly record struct Key(int Fifths, Mode Mode)
{
    private const int MostAccidentals = 7;
    private const int FifthInSemitones = 7;
    private const int OctaveInSemitones = 12;

    /// <summary>C major.</summary>
    public static Key CMajor { get; } = new(0, Mode.Major);

    /// <summary>The pitch class of the tonic, 0 (C) to 11 (B).</summary>
    public int Tonic
    {
        get
        {
            var majorTonic = Fifths * FifthInSemitones;
            return (((majorTonic + DegreeInSemitones) % OctaveInSemitones) + OctaveInSemitones) % OctaveInSemitones;
        }
    }

    /// <summary>The key as musicians say it: <c>F# minor</c>, <c>Bb mixolydian</c>.</summary>
    public string Name
    {
        get
        {
            // Along the circle of fifths the letters F C G D A E B come again and again, each time a sharp higher.
            const string letters = "FCGDAEB";
            var place = Fifths + DegreeInFifths + 1;
            var sharps = (int)Math.Floor((double)place / letters.Length);
            var accidentals = new string(sharps < 0 ? 'b' : '#', Math.Abs(sharps));
            return $"{letters[place - (sharps * letters.Length)]}{accidentals} {Mode.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>
    /// Reads a key as musicians write it: a tonic from A to G with # or b, and a mode of which three letters are enough: <c>D</c>,
    /// <c>Dmaj</c>, <c>F#m</c>, <c>Bb minor</c>, <c>E dor</c>. False for anything else, and for keys of more than seven accidentals.
    /// </summary>
    public static bool TryParse(string text, out Key key)
    {
        key = default;
        const string letters = "FCGDAEB";
        var words = text.Trim();
        var letter = words.Length == 0 ? -1 : letters.IndexOf(char.ToUpperInvariant(words[0]), StringComparison.Ordinal);
        if (letter < 0)
        {
            return false;
        }

        var accidental = words.Length < 2 ? 0 : words[1] switch { '#' or '♯' => 1, 'b' or '♭' => -1, _ => 0 };
        if (!TryParseMode(words[(accidental == 0 ? 1 : 2)..].Trim(), out var mode))
        {
            return false;
        }

        var named = new Key(0, mode);
        key = named with { Fifths = letter - 1 + (accidental * letters.Length) - named.DegreeInFifths };
        return key.Fifths is >= -MostAccidentals and <= MostAccidentals;
    }

    private static bool TryParseMode(string text, out Mode mode)
    {
        const int lettersThatCount = 3;
        var word = text == "m" ? "MIN" : text.ToUpperInvariant();
        var found = word.Length == 0 ? Mode.Major : word[..Math.Min(lettersThatCount, word.Length)] switch
        {
            "MAJ" or "ION" => Mode.Major,
            "MIN" or "AEO" => Mode.Minor,
            "DOR" => Mode.Dorian,
            "PHR" => Mode.Phrygian,
            "LYD" => Mode.Lydian,
            "MIX" => Mode.Mixolydian,
            "LOC" => Mode.Locrian,
            _ => (Mode?)null,
        };
        mode = found ?? default;
        return found is not null;
    }

    private int DegreeInFifths => Mode switch
    {
        Mode.Dorian => 2,
        Mode.Phrygian => 4,
        Mode.Lydian => -1,
        Mode.Mixolydian => 1,
        Mode.Minor => 3,
        Mode.Locrian => 5,
        _ => 0,
    };

    private int DegreeInSemitones => Mode switch
    {
        Mode.Dorian => 2,
        Mode.Phrygian => 4,
        Mode.Lydian => 5,
        Mode.Mixolydian => 7,
        Mode.Minor => 9,
        Mode.Locrian => 11,
        _ => 0,
    };
}
