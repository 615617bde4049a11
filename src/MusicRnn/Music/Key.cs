namespace MusicRnn.Music;

/// <summary>A key signature with its mode.</summary>
/// <param name="Fifths">Sharps in the signature when positive, flats when negative; -7 to 7.</param>
/// <param name="Mode">Which degree of that signature's major scale is the tonic.</param>
public readonly record struct Key(int Fifths, Mode Mode)
{
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
