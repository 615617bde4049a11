namespace MusicRnn.Music;

/// <summary>The names of pitches where no key says how to spell them.</summary>
public static class PitchNames
{
    private const int Octave = 12;

    private static readonly string[] Names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    /// <summary>The name with the octave's number, in which 60, middle C, is C4.</summary>
    public static string Of(int pitch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pitch);
        return FormattableString.Invariant($"{Names[pitch % Octave]}{(pitch / Octave) - 1}");
    }

    /// <summary>Whether a piano has a black key for it.</summary>
    public static bool IsBlackKey(int pitch) => Names[pitch % Octave].Length > 1;
}
