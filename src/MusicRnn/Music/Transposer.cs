namespace MusicRnn.Music;

/// <summary>Moves the music up or down by semitones.</summary>
public static class Transposer
{
    private const int HighestPitch = 127;
    private const int FifthsInOctave = 12;

    // Going up a semitone is going up seven fifths on the circle (7 * 7 = 49 = 4 * 12 + 1).
    private const int FifthsInSemitone = 7;

    /// <summary>
    /// The piece moved by a number of semitones (up if positive), with its key signature moved along and spelled with at
    /// most six accidentals. Percussion stays as it is, and chord symbols are dropped where the music moves.
    /// Returns null if a note would leave the range 0 to 127.
    /// </summary>
    public static Piece? Transpose(Piece piece, int semitones)
    {
        if (semitones == 0)
        {
            return piece;
        }

        foreach (var part in piece.Parts)
        {
            if (!part.IsPercussion && part.Notes.Any(note => note.Pitch + semitones is < 0 or > HighestPitch))
            {
                return null;
            }
        }

        return piece with
        {
            Parts = [.. piece.Parts.Select(part => part.IsPercussion ? part : part with
            {
                Notes = [.. part.Notes.Select(note => note with { Pitch = note.Pitch + semitones })],
            })],
            Keys = [.. piece.Keys.Select(change => change with { Key = Transpose(change.Key, semitones) })],
            Chords = [],
        };
    }

    /// <summary>The key moved by a number of semitones, spelled with -5 to 6 accidentals.</summary>
    public static Key Transpose(Key key, int semitones)
    {
        const int mostFlats = 5;
        var fifths = key.Fifths + (semitones * FifthsInSemitone);
        var spelled = ((((fifths + mostFlats) % FifthsInOctave) + FifthsInOctave) % FifthsInOctave) - mostFlats;
        return key with { Fifths = spelled };
    }
}
