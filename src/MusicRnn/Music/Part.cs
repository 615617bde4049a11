using System.Collections.Immutable;

namespace MusicRnn.Music;

/// <summary>The notes that one player plays, on one instrument.</summary>
public sealed record Part
{
    /// <summary>The channel that General MIDI reserves for percussion, counted from 0 (musicians say channel 10).</summary>
    public const int PercussionChannel = 9;

    private const int HighestPitch = 127;

    /// <summary>The part's name, empty if it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The MIDI channel, 0 to 15.</summary>
    public int Channel { get; init; }

    /// <summary>The General MIDI program, 0 (acoustic grand piano) to 127.</summary>
    public int Program { get; init; }

    /// <summary>Whether pitches name drums of the General MIDI percussion map instead of notes.</summary>
    public bool IsPercussion { get; init; }

    /// <summary>The notes, always in order of start, then pitch. Throws <see cref="ArgumentOutOfRangeException"/> for a note out of range.</summary>
    public ImmutableArray<Note> Notes { get; init => field = InOrder(value); } = [];

    /// <summary>Pedal, bend, volume and the like, in order of tick.</summary>
    public ImmutableArray<ControlEvent> Controls { get; init => field = TickOrder.Of(value, control => control.Tick); } = [];

    /// <summary>The tick at which the last note has ended; 0 without notes.</summary>
    public int LastNoteEnd
    {
        get
        {
            var end = 0;
            foreach (var note in Notes)
            {
                end = Math.Max(end, note.End);
            }

            return end;
        }
    }

    /// <inheritdoc/>
    public bool Equals(Part? other) =>
        other is not null
        && Name == other.Name && Channel == other.Channel && Program == other.Program && IsPercussion == other.IsPercussion
        && Notes.SequenceEqual(other.Notes) && Controls.SequenceEqual(other.Controls);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Channel, Program, IsPercussion, Notes.Length, Controls.Length);

    private static ImmutableArray<Note> InOrder(ImmutableArray<Note> notes)
    {
        var isInOrder = true;
        var previous = default(Note);
        foreach (var note in notes)
        {
            if (note.Start < 0 || note.Duration < 0 || note.Pitch is < 0 or > HighestPitch || note.Velocity is < 1 or > 127)
            {
                throw new ArgumentOutOfRangeException(nameof(notes), note, "A note needs start and duration of 0 or more, pitch 0 to 127, velocity 1 to 127.");
            }

            isInOrder &= note.Start > previous.Start || (note.Start == previous.Start && note.Pitch >= previous.Pitch);
            previous = note;
        }

        // Readers deliver sorted notes by the million: they are not sorted again.
        // A stable sort: notes alike in start and pitch keep the order in which they were written.
        return isInOrder ? notes : [.. notes.OrderBy(note => note.Start).ThenBy(note => note.Pitch)];
    }
}
