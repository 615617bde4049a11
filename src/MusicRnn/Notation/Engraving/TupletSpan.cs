namespace MusicRnn.Notation.Engraving;

/// <summary>A stretch of a measure whose places need a tuplet.</summary>
/// <param name="Span">The stretch, from the start of a full measure.</param>
/// <param name="Actual">Into how many parts it is divided.</param>
internal readonly record struct TupletSpan(MetricSpan Span, int Actual)
{
    private const int NormalOfDotted = 3;

    // What musicians write, and then whatever it takes.
    private const int MostUsual = 9;
    private const int Most = 27 * 25 * 7;

    /// <summary>In the time of how many plain values the parts are played.</summary>
    public int Normal
    {
        get
        {
            var normal = MetricSpan.IsDotted(Span.Length) ? NormalOfDotted : 1;
            while (2 * normal < Actual)
            {
                normal *= 2;
            }

            return normal;
        }
    }

    /// <summary>
    /// The smallest stretch around a place that holds its tuplet without a note reaching over its ends: a beat, a part or
    /// several of them, or as much time behind an off-beat. Where there is none, the beat, so that notes have to be cut.
    /// </summary>
    /// <param name="measure">The full measure.</param>
    /// <param name="place">A place that no plain values reach.</param>
    /// <param name="offBeatsFrom">From where on a tuplet may begin off the beat.</param>
    /// <param name="borders">All places where notes or rests of the voice begin and end, in order.</param>
    public static TupletSpan Around(MetricSpan measure, long place, long offBeatsFrom, List<long> borders)
    {
        var spans = SpansWith(measure, place);
        foreach (var span in spans.Concat(OffBeatsWith(place, offBeatsFrom, borders)).OrderBy(span => span.Length))
        {
            var isLong = span.Length > WrittenTime.Quarter;
            if (IsWhole(span, borders) && ActualFor(span, borders, isLong, MostUsual) is { } actual)
            {
                return new TupletSpan(span, actual);
            }
        }

        var beat = spans.Find(span => span.Length >= WrittenTime.Quarter && NoteValue.Of(span.Length) is not null);
        beat = beat == default ? spans[0] : beat;
        return new TupletSpan(beat, ActualFor(beat, borders, isLong: false, Most) ?? Most);
    }

    /// <summary>A place within the stretch, in the tuplet's own time from its start.</summary>
    public long ToWritten(long place) => (place - Span.Start) * Actual / Normal;

    /// <summary>The place at a time of the tuplet.</summary>
    public long FromWritten(long time) => Span.Start + (time * Normal / Actual);

    // From the smallest that is not too short to be divided to the measure.
    private static List<MetricSpan> SpansWith(MetricSpan measure, long place)
    {
        const int shortest = 32;
        var spans = new List<MetricSpan>();
        var next = (MetricSpan?)measure;
        while (next is { } span && span.Length >= WrittenTime.Whole / shortest)
        {
            if (NoteValue.Of(span.Length) is { Dots: < 2 })
            {
                spans.Insert(0, span);
            }

            next = span.PartWith(place, place);
        }

        return spans.Count > 0 ? spans : [measure];
    }

    // Eighths, quarters and halves that begin half their length off the beat.
    private static IEnumerable<MetricSpan> OffBeatsWith(long place, long offBeatsFrom, List<long> borders)
    {
        for (var length = WrittenTime.Quarter / 2; length <= 2 * WrittenTime.Quarter; length *= 2)
        {
            var step = length / 2;
            for (var start = ((place / step) - 1) * step; start < place; start += step)
            {
                if (start >= Math.Max(offBeatsFrom, borders[0]) && start + length <= borders[^1] && start + length > place)
                {
                    yield return new MetricSpan(start, length, 1);
                }
            }
        }
    }

    private static bool IsWhole(MetricSpan span, List<long> borders) =>
        IsBorder(span.Start, borders) && IsBorder(span.End, borders);

    private static bool IsBorder(long place, List<long> borders) =>
        place <= borders[0] || place >= borders[^1] || borders.BinarySearch(place) >= 0;

    /// <summary>The smallest odd number of parts on which, halved or quartered, all places within the stretch stand.</summary>
    private static int? ActualFor(MetricSpan span, List<long> borders, bool isLong, int most)
    {
        var first = borders.BinarySearch(span.Start) is >= 0 and var found ? found + 1 : ~borders.BinarySearch(span.Start);
        var inside = borders.Skip(first).TakeWhile(border => border < span.End).Select(border => border - span.Start).ToArray();
        for (var actual = 3; actual <= most; actual += 2)
        {
            // In a long stretch only whole and half parts, or it would be read as shorter tuplets.
            var smallest = isLong ? span.Length / (2 * actual) : Finest(span.Length / actual);
            if (span.Length % actual == 0 && smallest > 0 && Array.TrueForAll(inside, place => place % smallest == 0))
            {
                return actual;
            }
        }

        return null;
    }

    private static long Finest(long part)
    {
        while (part % 2 == 0)
        {
            part /= 2;
        }

        return part;
    }
}
