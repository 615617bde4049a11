using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>Notes and lengths as text (ABC 2.1, sections 4.1 to 4.3).</summary>
internal static class AbcNoteText
{
    private const int OctaveOfMiddleC = 4;

    /// <summary>How many letters a pitch lies above middle C, as <see cref="AbcTone.Degree"/> counts.</summary>
    public static int DegreeOf(SpelledPitch pitch) => ((pitch.Octave - OctaveOfMiddleC) * AbcKey.Letters) + pitch.Step;

    /// <summary>The letter with its octave marks: <c>C,</c> <c>C</c> <c>c</c> <c>c'</c>.</summary>
    public static string Letter(SpelledPitch pitch)
    {
        var octave = pitch.Octave - OctaveOfMiddleC;
        var letter = AbcKey.LetterNames[pitch.Step];
        return octave > 0
            ? char.ToLowerInvariant(letter) + new string('\'', octave - 1)
            : letter + new string(',', -octave);
    }

    /// <summary>The sign of an alteration in semitones.</summary>
    public static string Accidental(int alteration) => alteration switch
    {
        2 => "^^",
        1 => "^",
        -1 => "_",
        -2 => "__",
        _ => "=",
    };

    /// <summary>A length in units: nothing for one, <c>2</c>, <c>/</c> for a half, <c>3/2</c>.</summary>
    public static string Length(long length, long unit)
    {
        var units = new AbcLength(length, unit);
        return units switch
        {
            { Numerator: 1, Denominator: 1 } => "",
            { Denominator: 1 } => $"{units.Numerator}",
            { Numerator: 1, Denominator: 2 } => "/",
            { Numerator: 1 } => $"/{units.Denominator}",
            _ => units.ToString(),
        };
    }
}
