using MusicRnn.Music;

namespace MusicRnn.Notation.Engraving;

/// <summary>
/// Names the notes of a part. Notes of the key have their names from it; others are raised where they lead to the note a
/// semitone above, lowered where they lead to the one below, and else take the name that is nearest on the line of fifths.
/// </summary>
internal static class PitchSpeller
{
    private const int PitchClasses = 12;
    private const int FifthInSemitones = 7;

    // On the line of fifths a major scale reaches from one below its tonic to five above.
    private const int LowestOfScale = -1;
    private const int HighestOfScale = 5;

    // Where nothing follows that tells, major keys have a flat third and seventh, and sharps of the other degrees: those
    // of the dominants of their chords. Minor keys have the sharp fourth too, which leads to their dominant.
    private const int LowestInMajor = -3;
    private const int LowestInMinor = -2;

    // The first names of the line that take two accidentals: B double flat and F double sharp.
    private const int DoubleFlats = -9;
    private const int DoubleSharps = 13;

    /// <summary>The names of notes in order of start.</summary>
    /// <param name="notes">Start and MIDI note number of each.</param>
    /// <param name="keys">The key changes by the same measure of time.</param>
    public static SpelledPitch[] Spell(IReadOnlyList<(long Start, int Pitch)> notes, IReadOnlyList<(long Start, Key Key)> keys)
    {
        var names = new SpelledPitch[notes.Count];
        var key = Key.CMajor;
        var nextKey = 0;
        var followers = 0;
        for (var index = 0; index < notes.Count; index++)
        {
            while (nextKey < keys.Count && keys[nextKey].Start <= notes[index].Start)
            {
                key = keys[nextKey++].Key;
            }

            for (followers = Math.Max(followers, index + 1); followers < notes.Count && notes[followers].Start == notes[index].Start;)
            {
                followers++;
            }

            var pitch = notes[index].Pitch;
            names[index] = SpelledPitch.At(PlaceOf(pitch, key, DirectionFrom(notes, followers, pitch)), pitch);
        }

        return names;
    }

    /// <summary>1 where a semitone upward follows, -1 where one downward does, else 0.</summary>
    private static int DirectionFrom(IReadOnlyList<(long Start, int Pitch)> notes, int followers, int pitch)
    {
        // Chords of more notes than fingers are looked into no further.
        const int mostLookedAt = 10;
        var direction = 0;
        for (var index = followers; index < notes.Count && index < followers + mostLookedAt && notes[index].Start == notes[followers].Start; index++)
        {
            var interval = notes[index].Pitch - pitch;
            if (interval == 1)
            {
                return 1;
            }

            direction = interval == -1 ? -1 : direction;
        }

        return direction;
    }

    private static int PlaceOf(int pitch, Key key, int direction)
    {
        var fifths = key.Fifths;
        var lowest = fifths + (key.Mode is Mode.Minor or Mode.Phrygian or Mode.Locrian ? LowestInMinor : LowestInMajor);
        var place = lowest + Modulo((pitch * FifthInSemitones) - lowest, PitchClasses);
        var isOfKey = place >= fifths + LowestOfScale && place <= fifths + HighestOfScale;
        if (isOfKey || direction == 0)
        {
            return place;
        }

        // The raised name lies beyond the upper end of the scale, the lowered one before its lower end. Neither is worth a
        // double sharp or flat that the key itself does not ask for.
        var raised = fifths + HighestOfScale + 1 + Modulo((pitch * FifthInSemitones) - (fifths + HighestOfScale + 1), PitchClasses);
        var other = direction > 0 ? raised : raised - PitchClasses;
        return other is > DoubleFlats and < DoubleSharps ? other : place;
    }

    private static int Modulo(int number, int divisor) => ((number % divisor) + divisor) % divisor;
}
