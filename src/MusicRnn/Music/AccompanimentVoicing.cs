namespace MusicRnn.Music;

/// <summary>Chooses the pitches of bass and chords, each as near as may be to the ones before.</summary>
internal sealed class AccompanimentVoicing
{
    /// <summary>The range of the bass, C2 to D3.</summary>
    public const int LowestBass = 36;

    /// <summary>The highest bass note.</summary>
    public const int HighestBass = 50;

    /// <summary>The range of the chords, E3 to G4: above the bass and mostly below a melody.</summary>
    public const int LowestChord = 52;

    /// <summary>The highest chord note.</summary>
    public const int HighestChord = 67;

    private const int Octave = 12;
    private const int MostTones = 4;

    // Where the first chord lies, around middle C.
    private static readonly int[] FirstPlace = [57, 60, 64];

    private int bass = (LowestBass + HighestBass) / 2;
    private int[] chord = FirstPlace;

    /// <summary>The bass note of a pitch class that is nearest to the last one.</summary>
    public int Bass(int pitchClass)
    {
        bass = Places(pitchClass, LowestBass, HighestBass).MinBy(pitch => Math.Abs(pitch - bass));
        return bass;
    }

    /// <summary>The chord's tones, lowest first, with the least movement from the last chord.</summary>
    public int[] Chord(ChordSymbol symbol)
    {
        var best = chord;
        var least = int.MaxValue;
        foreach (var voicing in Voicings([.. Tones(symbol)], 0, []))
        {
            var movement = Movement(chord, voicing) + Movement(voicing, chord);
            if (movement < least)
            {
                (best, least) = (voicing, movement);
            }
        }

        chord = best;
        return best;
    }

    // Of five tones the bass and the ear supply the fifth.
    private static IEnumerable<int> Tones(ChordSymbol symbol) =>
        symbol.Intervals.Length <= MostTones ? symbol.PitchClasses : symbol.PitchClasses.Where(tone => tone != symbol.Fifth);

    private static IEnumerable<int> Places(int pitchClass, int lowest, int highest)
    {
        var first = lowest + ((pitchClass - (lowest % Octave) + Octave) % Octave);
        for (var pitch = first; pitch <= highest; pitch += Octave)
        {
            yield return pitch;
        }
    }

    private static IEnumerable<int[]> Voicings(int[] tones, int index, int[] chosen) =>
        index == tones.Length
            ? [[.. chosen.Order()]]
            : Places(tones[index], LowestChord, HighestChord).SelectMany(pitch => Voicings(tones, index + 1, [.. chosen, pitch]));

    private static int Movement(int[] from, int[] to) => from.Sum(pitch => to.Min(other => Math.Abs(pitch - other)));
}
