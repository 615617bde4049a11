using System.Globalization;

namespace MusicRnn.Music;

/// <summary>The names of pitches where no key says how to spell them.</summary>
public static class PitchNames
{
    private const int Octave = 12;
    private const int PitchCount = 128;
    private const int LowestOctave = -1;
    private const int HighestOctave = 9;

    private static readonly string[] Names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    /// <summary>The name with the octave's number, in which 60, middle C, is C4.</summary>
    public static string Of(int pitch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pitch);
        return FormattableString.Invariant($"{Names[pitch % Octave]}{(pitch / Octave) - 1}");
    }

    /// <summary>The pitch of a name: <c>C4</c>, <c>f#3</c>, <c>Bb-1</c>; false if it is none, or not one of MIDI's 128.</summary>
    public static bool TryParse(string name, out int pitch)
    {
        pitch = 0;
        var letter = name.Length > 0 ? Array.IndexOf(Names, name[..1].ToUpperInvariant()) : -1;
        var accidental = name.Length > 1 ? name[1] switch { '#' => 1, 'b' => -1, _ => 0 } : 0;
        var octaveText = name.AsSpan(Math.Min(name.Length, accidental == 0 ? 1 : 2));
        if (letter < 0 || !int.TryParse(octaveText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var octave) || octave is < LowestOctave or > HighestOctave)
        {
            return false;
        }

        pitch = ((octave - LowestOctave) * Octave) + letter + accidental;
        return pitch is >= 0 and < PitchCount;
    }

    /// <summary>Whether a piano has a black key for it.</summary>
    public static bool IsBlackKey(int pitch) => Names[pitch % Octave].Length > 1;
}
