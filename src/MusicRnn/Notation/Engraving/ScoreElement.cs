using System.Collections.Immutable;

namespace MusicRnn.Notation.Engraving;

/// <summary>A note, a chord or a rest, as it is written.</summary>
/// <param name="Start">Where it begins, from the start of its measure.</param>
/// <param name="Length">The time it lasts; within a tuplet less than its value says.</param>
/// <param name="Value">How it looks.</param>
/// <param name="Notes">Its notes, the lowest first; a rest has none.</param>
/// <param name="Tuplet">The group that it belongs to, or null; the same object for all elements of the group.</param>
internal sealed record ScoreElement(long Start, long Length, NoteValue Value, ImmutableArray<ScoreNote> Notes, Tuplet? Tuplet = null)
{
    /// <summary>Where it ends, from the start of its measure.</summary>
    public long End => Start + Length;

    /// <summary>Whether nothing is played.</summary>
    public bool IsRest => Notes.IsEmpty;

    /// <summary>Whether it is the first of its tuplet.</summary>
    public bool BeginsTuplet => Tuplet?.Start == Start;

    /// <summary>Whether it is the last of its tuplet.</summary>
    public bool EndsTuplet => Tuplet?.End == End;
}
