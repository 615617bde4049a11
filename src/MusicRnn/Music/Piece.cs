using System.Collections.Immutable;

namespace MusicRnn.Music;

/// <summary>
/// A piece of music: parts of notes on one time line of ticks, with its tempo, meter, key and chord symbols. Immutable;
/// a changed copy is made by <c>with</c>. Two pieces are equal when everything in them is.
/// </summary>
public sealed record Piece
{
    /// <summary>The title, empty if it has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>What kind of piece it is, <c>jig</c> or <c>waltz</c> for instance; empty if it does not say.</summary>
    public string Style { get; init; } = "";

    /// <summary>How a program has composed the piece, in words for that program; one line, empty if it does not say.</summary>
    public string Recipe { get; init; } = "";

    /// <summary>How many ticks a quarter note lasts: the file's own, so that nothing is lost on a round trip; 1 or more.</summary>
    public required int TicksPerQuarter { get; init; }

    /// <summary>The parts, in the order of the file.</summary>
    public ImmutableArray<Part> Parts { get; init; } = [];

    /// <summary>The tempo changes.</summary>
    public TempoMap Tempos { get; init; } = TempoMap.Default;

    /// <summary>The meter changes in order of tick, at most one at each; without one at tick 0, 4/4 holds from there.</summary>
    public ImmutableArray<MeterChange> Meters { get; init => field = TickOrder.LastAtEach(value, change => change.Tick); } = [];

    /// <summary>The key changes in order of tick, at most one at each; empty if the piece does not say.</summary>
    public ImmutableArray<KeyChange> Keys { get; init => field = TickOrder.LastAtEach(value, change => change.Tick); } = [];

    /// <summary>The chord symbols in order of tick, at most one at each.</summary>
    public ImmutableArray<ChordChange> Chords { get; init => field = TickOrder.LastAtEach(value, change => change.Tick); } = [];

    /// <summary>Composer, lyrics, markers and other words, in order of tick.</summary>
    public ImmutableArray<TextEvent> Texts { get; init => field = TickOrder.Of(value, text => text.Tick); } = [];

    /// <summary>Where the piece ends, in ticks: never before the end of its last note, later where it closes with a rest.</summary>
    public int End
    {
        get => Math.Max(field, LastNoteEnd);
        init;
    }

    /// <summary>The tick at which the last note of all parts has ended; 0 without notes.</summary>
    public int LastNoteEnd => Parts.IsDefaultOrEmpty ? 0 : Parts.Max(part => part.LastNoteEnd);

    /// <summary>The number of notes in all parts.</summary>
    public int NoteCount => Parts.Sum(part => part.Notes.Length);

    /// <summary>The time at which the piece ends, in seconds.</summary>
    public double DurationSeconds => Tempos.SecondsAt(End, TicksPerQuarter);

    /// <inheritdoc/>
    public bool Equals(Piece? other) =>
        other is not null
        && Title == other.Title && Style == other.Style && Recipe == other.Recipe && TicksPerQuarter == other.TicksPerQuarter && End == other.End
        && Parts.SequenceEqual(other.Parts) && Tempos.Equals(other.Tempos) && Meters.SequenceEqual(other.Meters)
        && Keys.SequenceEqual(other.Keys) && Chords.SequenceEqual(other.Chords) && Texts.SequenceEqual(other.Texts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, TicksPerQuarter, Parts.Length, NoteCount, Meters.Length, Keys.Length, End);
}
