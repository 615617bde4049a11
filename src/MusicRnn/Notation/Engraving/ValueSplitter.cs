namespace MusicRnn.Notation.Engraving;

/// <summary>
/// Cuts a note or rest into values that can be written, where a reader of music wants to see the beat: at the middle of a
/// measure in 4/4, at the second beat of 6/8; but leaves alone what starts or ends on a strong place, and the plain
/// syncopations (eighth, quarter, eighth).
/// </summary>
internal static class ValueSplitter
{
    /// <summary>Cuts a stretch that stands in a span into stretches that each are one value.</summary>
    /// <param name="span">The measure, or a tuplet in its own time.</param>
    /// <param name="start">Where the note begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isRest">Whether it is a rest: these show the beats more strictly.</param>
    /// <param name="cuts">Receives the start and end of each.</param>
    public static void Split(MetricSpan span, long start, long end, bool isRest, List<(long Start, long End)> cuts)
    {
        while (start < end)
        {
            var cut = FirstCut(span, start, end, isRest);
            cuts.Add((start, cut));
            start = cut;
        }
    }

    private static long FirstCut(MetricSpan span, long start, long end, bool isRest)
    {
        while (true)
        {
            while (span.PartWith(start, end) is { } part)
            {
                span = part;
            }

            var value = NoteValue.Of(end - start);
            if (value is not null && MayStand(span, start, end, value.Value, isRest))
            {
                return end;
            }

            var cut = CutWithin(span, start, end, isRest);
            if (cut == end)
            {
                return start + LongestValue(end - start);
            }

            end = cut;
        }
    }

    /// <summary>The border at which a stretch is cut: the last that leaves a value in front of it, else the first.</summary>
    private static long CutWithin(MetricSpan span, long start, long end, bool isRest)
    {
        var borders = span.Divisions().Where(border => border > start && border < end).ToArray();
        for (var index = borders.Length - 1; index > 0; index--)
        {
            if (NoteValue.Of(borders[index] - start) is { } value && MayStand(span, start, borders[index], value, isRest))
            {
                return borders[index];
            }
        }

        return borders.Length == 0 ? end : borders[0];
    }

    private static bool MayStand(MetricSpan span, long start, long end, NoteValue value, bool isRest)
    {
        if (span.IsLeaf || (start == span.Start && end == span.End))
        {
            return true;
        }

        var borders = span.Divisions();
        var part = borders[1] - borders[0];
        var startsAtBorder = borders.Contains(start);
        var endsAtBorder = borders.Contains(end);
        if (borders[^1] - borders[^2] != part)
        {
            return startsAtBorder && endsAtBorder;
        }

        if (MetricSpan.IsDotted(part))
        {
            return IsOnBeats(span, start) && IsOnBeats(span, end);
        }

        if (isRest)
        {
            return (value.Dots == 0 && startsAtBorder && endsAtBorder) || (value.Dots < 2 && span.Length <= WrittenTime.Quarter && start == span.Start);
        }

        var isCentred = end - start == (span.IsTriple ? part : span.Length / 2) && borders.Contains((start + end) / 2);
        return span.IsTriple
            ? value.Dots < 2 && (startsAtBorder || endsAtBorder || isCentred)
            : start == span.Start || (end == span.End && value.Dots < 2) || isCentred;
    }

    // In compound meters a note that crosses a beat must reach from beat to beat.
    private static bool IsOnBeats(MetricSpan span, long place) => (place - span.Start) % span.BeatLength == 0 && MetricSpan.IsDotted(span.BeatLength);

    private static long LongestValue(long length)
    {
        var value = WrittenTime.Whole;
        while (value > length && value > 1)
        {
            value /= 2;
        }

        return value;
    }
}
