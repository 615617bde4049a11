using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Engraving;

/// <summary>A measure of the score, the same for all parts.</summary>
/// <param name="Start">The time of its bar line, from the start of the score.</param>
/// <param name="Length">The time it lasts.</param>
/// <param name="Meter">The meter that holds in it.</param>
internal sealed record ScoreMeasure(long Start, long Length, Meter Meter)
{
    /// <summary>Its number as musicians count: 1 for the first full measure, 0 for a pickup.</summary>
    public int Number { get; init; }

    /// <summary>Whether its meter is to be written: in the first measure, and where it differs from the one before.</summary>
    public bool ShowsMeter { get; init; }

    /// <summary>
    /// Where its first moment lies in a full measure: 0, except in a pickup, or the rest of a measure that was cut in two.
    /// </summary>
    public long Offset { get; init; }

    /// <summary>The tempo changes in it, by offset.</summary>
    public ImmutableArray<Placed<TempoChange>> Tempos { get; init; } = [];

    /// <summary>The key changes in it, by offset.</summary>
    public ImmutableArray<Placed<Key>> Keys { get; init; } = [];

    /// <summary>The chord symbols in it, by offset.</summary>
    public ImmutableArray<Placed<string>> Chords { get; init; } = [];

    /// <summary>Rehearsal marks and names of sections, by offset.</summary>
    public ImmutableArray<Placed<string>> Markers { get; init; } = [];

    /// <summary>The syllables that are sung, by offset.</summary>
    public ImmutableArray<Placed<string>> Lyrics { get; init; } = [];

    /// <summary>The time of the next bar line.</summary>
    public long End => Start + Length;

    /// <summary>The time that a full measure lasts.</summary>
    public long FullLength => WrittenTime.Whole * Meter.Beats / Meter.BeatUnit;

    /// <summary>Whether it is shorter than its meter says.</summary>
    public bool IsShort => Length < FullLength;
}
