namespace MusicRnn.Notation.Engraving;

/// <summary>A pitch with its name: F sharp is not G flat.</summary>
/// <param name="Step">The letter, 0 (C) to 6 (B).</param>
/// <param name="Alteration">Semitones up from the letter: -2 (double flat) to 2 (double sharp).</param>
/// <param name="Octave">The octave in which the letter stands; 4 begins at middle C.</param>
internal readonly record struct SpelledPitch(int Step, int Alteration, int Octave)
{
    private const int LettersInOctave = 7;
    private const int SemitonesInOctave = 12;

    /// <summary>How many letters on the line of fifths lie before C: only F.</summary>
    private const int LettersBeforeC = 1;

    // Going up a fifth is going up four letters.
    private const int FifthInSteps = 4;

    private static readonly int[] Semitones = [0, 2, 4, 5, 7, 9, 11];

    /// <summary>The MIDI note number that it sounds as.</summary>
    public int MidiPitch => ((Octave + 1) * SemitonesInOctave) + Semitones[Step] + Alteration;

    /// <summary>
    /// The name of a MIDI note number that stands at a place of the line of fifths: C is 0, G is 1, F is -1, F sharp is 6.
    /// </summary>
    public static SpelledPitch At(int lineOfFifths, int midiPitch)
    {
        var step = Modulo(lineOfFifths * FifthInSteps, LettersInOctave);
        var alteration = (int)Math.Floor((lineOfFifths + LettersBeforeC) / (double)LettersInOctave);
        var octave = ((midiPitch - alteration - Semitones[step]) / SemitonesInOctave) - 1;
        return new SpelledPitch(step, alteration, octave);
    }

    private static int Modulo(int number, int divisor) => ((number % divisor) + divisor) % divisor;
}
