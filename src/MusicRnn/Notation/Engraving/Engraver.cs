using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Engraving;

/// <summary>
/// Turns a piece, which only knows sounding notes, into written music: measures with pickups, voices, note values with
/// dots and ties, tuplets of 3, 5, 7 and 9, and the names of the pitches. What stands on a grid of 1/256 notes or tuplets
/// stays exactly where it is; other rhythms are quantized as <see cref="PartRhythm"/> says.
/// </summary>
internal static class Engraver
{
    /// <summary>
    /// The score of a piece. Throws <see cref="NotationException"/> if it is too long
    /// (<see cref="EngravingLimits"/>). What a piece changes behind its last note and end is left out.
    /// </summary>
    public static Score Engrave(Piece piece)
    {
        var layout = MeasureLayout.Of(WithRoomForAllNotes(piece));
        var rhythms = piece.Parts.Select(part => PartRhythm.Of(part, layout)).ToArray();
        var measures = MeasuresOf(piece, layout, rhythms.SelectMany(rhythm => rhythm.Notes).Select(note => note.End).DefaultIfEmpty(0).Max());
        var keys = piece.Keys.Select(change => (layout.TimeOf(change.Tick), change.Key)).ToArray();
        var parts = piece.Parts.Select((part, index) => PartOf(part, rhythms[index].Notes, measures, keys) with
        {
            Programs = [.. part.Controls.Where(control => control.Kind == ControlKind.Program).Select(control => (layout.TimeOf(control.Tick), control.Value))],
        });
        return new Score(piece, measures, [.. parts], rhythms.All(rhythm => rhythm.IsExact));
    }

    // A note without duration at the end of the piece needs a measure too.
    private static Piece WithRoomForAllNotes(Piece piece) =>
        piece with { End = piece.Parts.SelectMany(part => part.Notes).Select(note => note.Start).DefaultIfEmpty(-1).Max() is var last && last >= piece.End ? last + 1 : piece.End };

    private static ScorePart PartOf(Part part, TimedNote[] notes, ImmutableArray<ScoreMeasure> measures, (long, Key)[] keys)
    {
        var names = PitchSpeller.Spell([.. notes.Select(note => (note.Start, note.Pitch))], keys);
        var voices = VoiceAssignment.Assign(notes, names, measures);
        return new ScorePart(part, [.. voices.Select((inMeasure, index) =>
            inMeasure.Select(voice => new MeasureVoice(voice.Voice, RhythmWriter.Write(measures[index], voice.Events))).ToImmutableArray())]);
    }

    private static ImmutableArray<ScoreMeasure> MeasuresOf(Piece piece, MeasureLayout layout, long lastEnd)
    {
        var end = Math.Max(layout.TimeOf(piece.End), lastEnd);
        var measures = layout.Measures.Where(measure => measure.Start < end).ToArray();
        if (measures.Length == 0)
        {
            return [];
        }

        // The piece may end before its last bar is full; a note that was moved may end behind it.
        measures[^1] = measures[^1] with { Length = end - measures[^1].Start };
        PlaceShortMeasures(measures);
        var tempos = piece.Tempos.Changes.Select(change => (layout.TimeOf(change.Tick), change));
        var keys = piece.Keys.Select(change => (layout.TimeOf(change.Tick), change.Key));
        var chords = piece.Chords.Select(change => (layout.TimeOf(change.Tick), change.Symbol));
        var markers = piece.Texts.Where(text => text.Kind == TextKind.Marker).Select(text => (layout.TimeOf(text.Tick), text.Text));
        var lyrics = piece.Texts.Where(text => text.Kind == TextKind.Lyric).Select(text => (layout.TimeOf(text.Tick), text.Text));
        Place(measures, markers, (measure, placed) => measure with { Markers = placed });
        Place(measures, lyrics, (measure, placed) => measure with { Lyrics = placed });
        Place(measures, tempos, (measure, placed) => measure with { Tempos = placed });
        Place(measures, keys, (measure, placed) => measure with { Keys = placed });
        Place(measures, chords, (measure, placed) => measure with { Chords = placed });
        return [.. measures];
    }

    /// <summary>Numbers the measures, and lets a pickup and the second half of a measure cut in two end where a full one would.</summary>
    private static void PlaceShortMeasures(ScoreMeasure[] measures)
    {
        var number = 0;
        for (var index = 0; index < measures.Length; index++)
        {
            var measure = measures[index];
            var isPickup = index == 0 && measure.IsShort && measures.Length > 1;
            var before = index == 0 ? null : measures[index - 1];
            var completes = measure.IsShort && before is { IsShort: true, Offset: 0 } && before.Meter == measure.Meter && before.Length + measure.Length == measure.FullLength;
            number += isPickup || completes ? 0 : 1;
            measures[index] = measure with { Number = number, Offset = (isPickup || completes) && MetricSpan.IsCounted(measure.Meter) ? measure.FullLength - measure.Length : 0 };
        }
    }

    private static void Place<T>(ScoreMeasure[] measures, IEnumerable<(long Time, T Value)> changes, Func<ScoreMeasure, ImmutableArray<Placed<T>>, ScoreMeasure> with)
    {
        var starts = Array.ConvertAll(measures, measure => measure.Start);
        foreach (var inMeasure in changes.Where(change => change.Time < measures[^1].End).GroupBy(change => MeasureAt(starts, change.Time)))
        {
            var measure = measures[inMeasure.Key];

            // Changes that come to stand at one place: the last one holds.
            var placed = inMeasure.GroupBy(change => change.Time).Select(same => new Placed<T>(same.Key - measure.Start, same.Last().Value));
            measures[inMeasure.Key] = with(measure, [.. placed]);
        }
    }

    private static int MeasureAt(long[] starts, long time)
    {
        var found = Array.BinarySearch(starts, time);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }
}
