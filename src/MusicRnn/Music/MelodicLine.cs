namespace MusicRnn.Music;

/// <summary>
/// The lines of a piece: of each part that plays pitches, the highest note at each onset. Intervals and times between notes
/// are taken along them, as between the notes of a chord, or of two hands, they would say nothing of a melody.
/// </summary>
internal static class MelodicLine
{
    /// <summary>The line of each part that has one, in the order of the parts.</summary>
    public static IEnumerable<List<Note>> AllOf(Piece piece) =>
        piece.Parts.Where(part => !part.IsPercussion && !part.Notes.IsEmpty).Select(Of);

    /// <summary>Each two notes that follow one another in a line.</summary>
    public static IEnumerable<(Note From, Note To)> StepsOf(Piece piece) =>
        AllOf(piece).SelectMany(line => line.Zip(line.Skip(1)));

    /// <summary>The line of a part; empty if the part is.</summary>
    public static List<Note> Of(Part part)
    {
        var line = new List<Note>();
        foreach (var note in part.Notes)
        {
            // Notes at one onset stand in order of pitch, so the last of them is the highest.
            if (line.Count > 0 && line[^1].Start == note.Start)
            {
                line[^1] = note;
            }
            else
            {
                line.Add(note);
            }
        }

        return line;
    }
}
