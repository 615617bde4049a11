using MusicRnn.Music;

namespace MusicRnn.Composing.Editing;

/// <summary>Puts new notes in the place of old ones. All that is outside stays as it is, to the tick.</summary>
internal static class PieceSplice
{
    /// <summary>
    /// The piece with the notes that begin in some spans replaced. Notes that begin before a span and sound into it stay, and a
    /// new note of their pitch waits until they have ended. Chord symbols in a span are taken out: they stand for the old notes.
    /// </summary>
    /// <param name="piece">The piece.</param>
    /// <param name="spans">The spans in ticks, each up to, but without, its second tick.</param>
    /// <param name="added">The new notes by the index of their part.</param>
    public static Piece Replace(Piece piece, IReadOnlyList<(int From, int To)> spans, ILookup<int, Note> added) => piece with
    {
        Parts = [.. piece.Parts.Select((part, index) => Replace(part, spans, added[index]))],
        Chords = [.. piece.Chords.Where(chord => !IsInside(chord.Tick, spans))],
        End = piece.End,
    };

    private static Part Replace(Part part, IReadOnlyList<(int From, int To)> spans, IEnumerable<Note> added)
    {
        Note[] kept = [.. part.Notes.Where(note => !IsInside(note.Start, spans))];
        var keptOfPitch = kept.ToLookup(note => note.Pitch);
        var fitting = added.Select(note => CutToFit(note, keptOfPitch[note.Pitch])).OfType<Note>();
        return part with { Notes = [.. kept, .. fitting] };
    }

    private static bool IsInside(int tick, IReadOnlyList<(int From, int To)> spans) => spans.Any(span => tick >= span.From && tick < span.To);

    private static Note? CutToFit(Note note, IEnumerable<Note> kept)
    {
        foreach (var other in kept)
        {
            if (other.Start <= note.Start && other.End > note.Start)
            {
                return null;
            }

            if (other.Start > note.Start && other.Start < note.End)
            {
                note = note with { Duration = other.Start - note.Start };
            }
        }

        return note;
    }
}
