using System.Collections.Immutable;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>THE LIST of the metrics. A new one is a file and a line here.</summary>
public static class Metrics
{
    /// <summary>
    /// All metrics: first MusPy's, in its own definitions (Dong, Chen, McAuley and Berg-Kirkpatrick, "MusPy: A Toolkit for
    /// Symbolic Music Generation", ISMIR 2020; module <c>muspy.metrics</c>), then those of form and of voice leading.
    /// </summary>
    public static ImmutableArray<Metric> All { get; } =
    [
        new("pitch range", "semitones", "From the lowest pitch to the highest.", PitchRange.Of),
        new("pitches used", "pitches", "How many different pitches.", PitchesUsed.Of),
        new("pitch classes used", "of 12", "How many different pitches, octaves aside.", PitchClassesUsed.Of),
        new("pitch entropy", "bits", "How evenly the pitches are used.", PitchEntropy.Of),
        new("pitch-class entropy", "bits", "How evenly the pitch classes are used.", PitchClassEntropy.Of),
        new("scale consistency", "", "The share of notes in the major or minor scale that holds most of them.", ScaleConsistency.Of),
        new("polyphony", "pitches", "How many pitches sound at once, while any does.", Polyphony.Of),
        new("polyphony rate", "", "The share of the time in which more than two pitches sound.", PolyphonyRate.Of),
        new("empty-beat rate", "", "The share of quarter notes in which nothing sounds.", EmptyBeatRate.Of),
        new("empty-measure rate", "", "The share of bars in which nothing sounds.", EmptyMeasureRate.Of),
        new("groove consistency", "", "How alike the rhythms of neighbouring bars are.", GrooveConsistency.Of),
        new("drum pattern consistency", "", "The share of drum strokes on a quarter's fourths, or on its thirds, whichever is more.", DrumPatternConsistency.Of),
        new("notes a bar", "notes", "Notes of all parts, for each bar.", NotesPerBar.Of),
        new("self-similarity", "", "How much each bar shares with the earlier bar that is most like it.", SelfSimilarity.Of),
        new("repeated bars", "", "The share of bars that are like an earlier one in every note.", RepeatedBars.Of),
        new("repeated sections", "", "The share of bars within four or more in a row that came before.", RepeatedSections.Of),
        new("parallel fifths", "per 1000", "Of a thousand times that two of four voices move at once, how often in parallel fifths.", ParallelFifths.Of),
        new("parallel octaves", "per 1000", "Of a thousand times that two of four voices move at once, how often in parallel octaves or unisons.", ParallelOctaves.Of),
    ];
}
