using System.Collections.Immutable;

namespace MusicRnn.Notation.Engraving;

/// <summary>Turns what a voice does in a measure into values: it finds the tuplets, cuts at the beats and ties what it has cut.</summary>
internal sealed class RhythmWriter
{
    private readonly ScoreMeasure measure;
    private readonly MetricSpan full;
    private readonly List<long> borders = [];
    private readonly ImmutableArray<ScoreElement>.Builder elements = ImmutableArray.CreateBuilder<ScoreElement>();
    private readonly List<(long Start, long End)> cuts = [];

    private RhythmWriter(ScoreMeasure measure)
    {
        this.measure = measure;
        full = MetricSpan.Of(measure.Meter, measure.Length);
    }

    /// <summary>The elements that stand for events, which follow one another without gap from the measure's start to its end.</summary>
    public static ImmutableArray<ScoreElement> Write(ScoreMeasure measure, IReadOnlyList<VoiceEvent> events) =>
        new RhythmWriter(measure).Write(events);

    private ImmutableArray<ScoreElement> Write(IReadOnlyList<VoiceEvent> events)
    {
        borders.AddRange(events.Select(each => each.Start + measure.Offset));
        borders.Add(events[^1].End + measure.Offset);
        var tuplets = Tuplets();
        var next = 0;
        foreach (var each in events)
        {
            var start = each.Start + measure.Offset;
            var end = each.End + measure.Offset;
            while (start < end)
            {
                while (next < tuplets.Count && tuplets[next].Span.End <= start)
                {
                    next++;
                }

                var tuplet = next < tuplets.Count ? tuplets[next] : (TupletSpan?)null;
                var isWithin = tuplet?.Span.Start <= start;
                var cut = Math.Min(end, (isWithin ? tuplet?.Span.End : tuplet?.Span.Start) ?? end);
                Write(each, start, cut, isWithin ? tuplet : null);
                start = cut;
            }
        }

        return elements.ToImmutable();
    }

    /// <summary>The tuplets that the measure needs, in order, none within another.</summary>
    private List<TupletSpan> Tuplets() => Tuplets(mayBeginOffBeat: true) ?? Tuplets(mayBeginOffBeat: false) ?? [];

    /// <summary>The same; null where one that begins off the beat stands in the way of the next.</summary>
    private List<TupletSpan>? Tuplets(bool mayBeginOffBeat)
    {
        var tuplets = new List<TupletSpan>();
        foreach (var border in borders)
        {
            var end = tuplets.Count > 0 ? tuplets[^1].Span.End : 0;
            if (IsPlain(border) || border < end)
            {
                continue;
            }

            var tuplet = TupletSpan.Around(full, border, mayBeginOffBeat ? end : full.End, borders);
            while (tuplets.Count > 0 && tuplets[^1].Span.Start >= tuplet.Span.Start)
            {
                tuplets.RemoveAt(tuplets.Count - 1);
            }

            if (tuplets.Count > 0 && tuplets[^1].Span.End > tuplet.Span.Start)
            {
                return null;
            }

            tuplets.Add(tuplet);
        }

        return tuplets;
    }

    private static bool IsPlain(long place) => place % WrittenTime.Shortest == 0;

    private void Write(VoiceEvent each, long start, long end, TupletSpan? within)
    {
        cuts.Clear();
        if (within is { } tuplet)
        {
            var own = new MetricSpan(0, tuplet.ToWritten(tuplet.Span.End), tuplet.Actual);
            ValueSplitter.Split(own, tuplet.ToWritten(start), tuplet.ToWritten(end), each.Notes.IsEmpty, cuts);
        }
        else
        {
            ValueSplitter.Split(full, start, end, each.Notes.IsEmpty, cuts);
        }

        var mark = within is { } span ? MarkOf(span) : null;
        foreach (var (cutStart, cutEnd) in cuts)
        {
            var from = within?.FromWritten(cutStart) ?? cutStart;
            var to = within?.FromWritten(cutEnd) ?? cutEnd;
            var value = NoteValue.Of(cutEnd - cutStart) ?? NoteValue.Smallest;
            elements.Add(new ScoreElement(from - measure.Offset, to - from, value, Tied(each, from - measure.Offset, to - measure.Offset), mark));
        }
    }

    /// <summary>The notes of an event for the stretch of it that one value stands for.</summary>
    private static ImmutableArray<ScoreNote> Tied(VoiceEvent each, long start, long end) =>
        start == each.Start && end == each.End
            ? each.Notes
            :
            [
                .. each.Notes.Select(note => note with
                {
                    IsTiedFromBefore = start > each.Start || note.IsTiedFromBefore,
                    IsTiedToNext = end < each.End || note.IsTiedToNext,
                }),
            ];

    private Tuplet MarkOf(TupletSpan span)
    {
        // The measure may begin or end within the group.
        var start = Math.Max(span.Span.Start - measure.Offset, 0);
        var end = Math.Min(span.Span.End - measure.Offset, measure.Length);
        return elements.Count > 0 && elements[^1].Tuplet is { } before && before.Start == start
            ? before
            : new Tuplet(span.Actual, span.Normal, start, end - start);
    }
}
