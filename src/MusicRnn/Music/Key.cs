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
