using MusicRnn.Music;

namespace MusicRnn.Composing.Editing;

/// <summary>The highest voice of a part that plays several notes at once.</summary>
internal static class TopVoice
{
    /// <summary>
    /// The notes above which none sounds when they begin, each held at most until the next of them begins; a part that plays one note after another is
    /// the same as before.
    /// </summary>
    public static Part Of(Part part)
    {
        var notes = new List<Note>();
        foreach (var note in part.Notes.OrderBy(note => note.Start).ThenByDescending(note => note.Pitch))
        {
            if (notes.Count == 0 || notes[^1].End <= note.Start)
            {
                notes.Add(note);
            }
            else if (note.Pitch > notes[^1].Pitch)
            {
                notes[^1] = notes[^1] with { Duration = note.Start - notes[^1].Start };
                notes.Add(note);
            }
        }

        return part with { Notes = [.. notes] };
    }
}
