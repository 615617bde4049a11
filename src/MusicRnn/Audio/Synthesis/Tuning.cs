namespace MusicRnn.Audio.Synthesis;

/// <summary>Equal temperament at A4 = 440 Hz (ISO 16).</summary>
internal static class Tuning
{
    /// <summary>The key of middle C, at which instruments are described.</summary>
    public const int MiddleC = 60;

    /// <summary>The highest MIDI key.</summary>
    public const int HighestKey = 127;

    /// <summary>The frequency of middle C.</summary>
    public const double MiddleCHertz = 261.6255653;

    private const int ConcertA = 69;
    private const double ConcertAHertz = 440;
    private const double SemitonesInOctave = 12;

    /// <summary>The frequency of a MIDI key, which may lie between two.</summary>
    public static double Hertz(double key) => ConcertAHertz * Exp2.Of((key - ConcertA) / SemitonesInOctave);

    /// <summary>The ratio of two frequencies a number of semitones apart.</summary>
    public static double Ratio(double semitones) => Exp2.Of(semitones / SemitonesInOctave);
}
