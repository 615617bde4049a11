using System.Globalization;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads the pitch of a note, or the drum that an unpitched note sounds.</summary>
internal static class PitchReader
{
    private const int HighestPitch = 127;
    private const int Octave = 12;
    private const int MostOctaves = 20; // keeps the sum in range; what is no MIDI pitch is sorted out after it
    private const string Letters = "CDEFGAB";

    private static readonly int[] LetterPitchClasses = [0, 2, 4, 5, 7, 9, 11];

    /// <summary>The sounding pitch, 0 to 127; null with a problem where there is none.</summary>
    public static int? Read(MusicXmlElement note, PartInstrument instrument, Transposition transposition, MusicXmlProblems problems)
    {
        if (note.Child("unpitched") is { } unpitched)
        {
            return instrument.Drum ?? DrumPositions.DrumAt(Parse(unpitched, "display-step", "display-octave"));
        }

        if (note.Child("pitch") is not { } written)
        {
            problems.Add(note, "expected a pitch, an unpitched note or a rest, found none. The note is silent.");
            return null;
        }

        var isDrum = instrument.Channel == Music.Part.PercussionChannel;
        if (Parse(written, "step", "octave") is not { } natural || AlterOf(written) is not { } alter)
        {
            problems.Add(written, $"expected a step of A to G, an octave and perhaps an alter, found '{written.TextOf("step")}', '{written.TextOf("octave")}' and '{written.TextOf("alter")}'. The note is silent.");
            return null;
        }

        // Quarter tones go to the upper neighbour, as other programs round them.
        var sounding = (int)Math.Floor(natural + alter + 0.5) + (isDrum ? 0 : transposition.Semitones);
        if (sounding is < 0 or > HighestPitch)
        {
            problems.Add(written, $"expected a pitch between 0 and {HighestPitch} in MIDI's count, found {sounding}. The note is silent.");
            return null;
        }

        return sounding;
    }

    /// <summary>The pitch class of a letter, 0 to 11; null for anything else.</summary>
    public static int? PitchClassOf(string? step)
    {
        var letter = step is { Length: 1 } ? Letters.IndexOf(char.ToUpperInvariant(step[0]), StringComparison.Ordinal) : -1;
        return letter < 0 ? null : LetterPitchClasses[letter];
    }

    private static int? Parse(MusicXmlElement pitch, string step, string octave) =>
        PitchClassOf(pitch.TextOf(step)) is { } pitchClass && pitch.NumberOf(octave) is >= -MostOctaves and <= MostOctaves and var number
            ? ((number + 1) * Octave) + pitchClass // octave 4 begins with middle C, which is 60
            : null;

    private static double? AlterOf(MusicXmlElement pitch)
    {
        if (pitch.TextOf("alter") is not { Length: > 0 } text)
        {
            return 0;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var alter) && Math.Abs(alter) <= Octave ? alter : null;
    }
}
