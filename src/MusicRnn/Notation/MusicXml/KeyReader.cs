using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads a key element.</summary>
internal static class KeyReader
{
    private const int MostSharpsOrFlats = 7;
    private const int FifthsInOctave = 12;
    private const int MostWritten = 40; // far outside of what is printed, so that sums stay small

    /// <summary>The key as it sounds; null where it is none of the traditional ones.</summary>
    public static Key? Read(MusicXmlElement key, Transposition transposition)
    {
        if (key.NumberOf("fifths") is not (>= -MostWritten and <= MostWritten and var written))
        {
            return null;
        }

        var fifths = written + (transposition.Fifths % FifthsInOctave);
        while (fifths > MostSharpsOrFlats)
        {
            fifths -= FifthsInOctave;
        }

        while (fifths < -MostSharpsOrFlats)
        {
            fifths += FifthsInOctave;
        }

        return new Key(fifths, ModeOf(key.TextOf("mode")));
    }

    private static Mode ModeOf(string? name) => name switch
    {
        "minor" or "aeolian" => Mode.Minor,
        "dorian" => Mode.Dorian,
        "phrygian" => Mode.Phrygian,
        "lydian" => Mode.Lydian,
        "mixolydian" => Mode.Mixolydian,
        "locrian" => Mode.Locrian,
        _ => Mode.Major,
    };
}
