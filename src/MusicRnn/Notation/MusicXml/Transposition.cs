namespace MusicRnn.Notation.MusicXml;

/// <summary>How the sounding pitch of a part differs from the written one (MusicXML 4.0, transpose).</summary>
/// <param name="Semitones">Added to the written pitch.</param>
/// <param name="Fifths">Added to written keys and roots of chords on the circle of fifths.</param>
/// <param name="Doubling">Semitones at which each note sounds once more; 0 if it does not.</param>
internal readonly record struct Transposition(int Semitones, int Fifths, int Doubling)
{
    private const int Octave = 12;
    private const int FifthsInSemitone = 7;
    private const int MostSemitones = 96; // eight octaves
    private const int MostFlats = 5;

    /// <summary>Reads the element; parts of it that make no sense count as 0.</summary>
    public static Transposition Of(MusicXmlElement transpose)
    {
        var chromatic = ScoreTime.TryParse(transpose.TextOf("chromatic"), out var exact) ? (int)Math.Clamp(exact.Numerator / exact.Denominator, -MostSemitones, MostSemitones) : 0;
        var octaves = Math.Clamp(transpose.NumberOf("octave-change") ?? 0, -MostSemitones / Octave, MostSemitones / Octave);

        // An interval of so many semitones and steps is that many fifths: a major second is 7 * 2 - 12 * 1 = 2.
        var fifths = FifthsInSemitone * chromatic;
        fifths = transpose.NumberOf("diatonic") is { } steps && Math.Abs(fifths - (Octave * (long)steps)) <= Octave
            ? fifths - (Octave * steps)
            : ((((fifths + MostFlats) % Octave) + Octave) % Octave) - MostFlats;
        var doubling = transpose.Child("double") is { } twice ? (twice.Attribute("above") == "yes" ? Octave : -Octave) : 0;
        return new Transposition(chromatic + (Octave * octaves), fifths, doubling);
    }
}
