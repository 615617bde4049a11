using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Editing;

/// <summary>Puts new notes in the place of old ones. All that is outside stays as it is, to the tick.</summary>
internal static class PieceSplice
{
    /// <summary>
    /// The piece with the notes that begin in some spans replaced. Notes that begin before a span and sound into it stay, and a
    /// new note of their pitch is left out. New notes are as loud as those of the part in their class of velocity. Chord symbols in a span are taken out, as they stand for the old notes, unless the new ones were composed to them.
    /// </summary>
    /// <param name="piece">The piece.</param>
    /// <param name="spans">The spans in ticks, each up to, but without, its second tick.</param>
    /// <param name="added">The new notes by the index of their part.</param>
    /// <param name="keepsChords">Whether the new notes were composed to the chord symbols.</param>
    public static Piece Replace(Piece piece, IReadOnlyList<(int From, int To)> spans, ILookup<int, Note> added, bool keepsChords = false) => piece with
    {
        Parts = [.. piece.Parts.Select((part, index) => Replace(part, spans, added[index]))],
        Chords = keepsChords ? piece.Chords : [.. piece.Chords.Where(chord => !IsInside(chord.Tick, spans))],
        End = piece.End,
    };

    /// <summary>The part with all its notes replaced.</summary>
    public static Part ReplaceAll(Part part, IEnumerable<Note> notes) => Replace(part, [(0, int.MaxValue)], notes);

    private static Part Replace(Part part, IReadOnlyList<(int From, int To)> spans, IEnumerable<Note> added)
    {
        Note[] kept = [.. part.Notes.Where(note => !IsInside(note.Start, spans))];
        var keptOfPitch = kept.ToLookup(note => note.Pitch);
        var usual = UsualVelocities(part);
        var fitting = added.Select(note => CutToFit(note with { Velocity = usual[VelocityClasses.Of(note.Velocity)] ?? note.Velocity }, keptOfPitch[note.Pitch])).OfType<Note>();
        return part with { Notes = [.. kept, .. fitting] };
    }

    // Tokens tell velocities in classes; a part mostly plays one of each.
    private static int?[] UsualVelocities(Part part)
    {
        var usual = new int?[VelocityClasses.Count];
        foreach (var ofClass in part.Notes.GroupBy(note => VelocityClasses.Of(note.Velocity)))
        {
            usual[ofClass.Key] = ofClass.GroupBy(note => note.Velocity).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).First().Key;
        }

        return usual;
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
