namespace MusicRnn.Notation.MusicXml;

/// <summary>Cuts the written music where repeats begin and end, and hangs the marks of all parts on the pieces.</summary>
internal sealed class Segmentation
{
    private const int MostEndings = 64; // of one section
    private const int MostMarks = 64; // at one place; each part may repeat them

    private readonly WrittenTimeline _timeline;
    private readonly List<Segment> _segments = [];
    private readonly List<(int Tick, Written<RepeatMark> Placed)> _marks = [];

    private Segmentation(WrittenScore score, WrittenTimeline timeline)
    {
        _timeline = timeline;
        foreach (var placed in score.RepeatMarks)
        {
            if (placed.Measure < timeline.Count)
            {
                _marks.Add((TickOf(placed), placed));
            }
        }
    }

    /// <summary>The segments in the order of the score.</summary>
    public static List<Segment> Of(WrittenScore score, WrittenTimeline timeline)
    {
        var segmentation = new Segmentation(score, timeline);
        segmentation.Cut();
        segmentation.Hang();
        segmentation.FindEndings();
        return segmentation._segments;
    }

    private static bool Cuts(RepeatMarkKind kind) => kind is RepeatMarkKind.Forward or RepeatMarkKind.Backward or RepeatMarkKind.EndingStart or RepeatMarkKind.EndingStop;

    private int TickOf(Written<RepeatMark> placed)
    {
        if (placed.Value.IsAtEnd)
        {
            return _timeline.End(placed.Measure);
        }

        // Signs stand at bar lines, wherever in the measure they are printed; behind its last note it is the next one.
        var tick = Math.Min(_timeline.TickOf(placed.Measure, placed.Offset), _timeline.End(placed.Measure));
        return Cuts(placed.Value.Kind) || tick == _timeline.End(placed.Measure) ? tick : _timeline.Start(placed.Measure);
    }

    private void Cut()
    {
        var cuts = new SortedSet<int>(_marks.Where(mark => Cuts(mark.Placed.Value.Kind)).Select(mark => mark.Tick));
        for (var measure = 0; measure < _timeline.Count; measure++)
        {
            var start = _timeline.Start(measure);
            var end = _timeline.End(measure);
            if (end > start)
            {
                foreach (var cut in cuts.GetViewBetween(start, end).Where(cut => cut > start && cut < end).ToArray())
                {
                    _segments.Add(new Segment(measure, start, cut));
                    start = cut;
                }

                _segments.Add(new Segment(measure, start, end));
            }
        }
    }

    private void Hang()
    {
        var starts = _segments.ConvertAll(segment => segment.Start);
        foreach (var (tick, placed) in _marks.OrderBy(mark => mark.Tick))
        {
            var index = starts.BinarySearch(tick);
            var after = index >= 0 ? _segments[index] : null;
            index = index >= 0 ? index - 1 : ~index - 1;
            var before = index >= 0 ? _segments[index] : null;
            Hang(placed.Value, before, after);
        }
    }

    private static void Hang(RepeatMark mark, Segment? before, Segment? after)
    {
        switch (mark.Kind)
        {
            case RepeatMarkKind.Forward when after is not null:
                after.StartsRepeat = true;
                break;
            case RepeatMarkKind.EndingStart when after is not null:
                // All parts say the same; what one says more counts.
                after.EndingNumbers = [.. (after.EndingNumbers ?? []).Union(mark.Numbers).Order()];
                break;
            case RepeatMarkKind.Backward when before is not null:
                before.Passes = Math.Max(before.Passes, mark.Passes);
                before.RepeatsAfterJump |= mark.HoldsAfterJump;
                break;
            case RepeatMarkKind.EndingStop when before is not null:
                before.StopsEnding = true;
                break;
            case RepeatMarkKind.Segno or RepeatMarkKind.Coda or RepeatMarkKind.CodaSign when after is { Targets.Count: < MostMarks }:
                after.Targets.Add(mark);
                break;
            case RepeatMarkKind.DaCapo or RepeatMarkKind.DalSegno or RepeatMarkKind.ToCoda or RepeatMarkKind.Fine when before is { Jumps.Count: < MostMarks }:
                before.Jumps.Add(mark);
                break;
            default:
                break;
        }
    }

    private void FindEndings()
    {
        var group = new List<Ending>();
        for (var index = 0; index < _segments.Count; index++)
        {
            if (_segments[index].EndingNumbers is not { } numbers)
            {
                continue;
            }

            var follows = group.Count > 0 && group[^1].Last == index - 1 && !_segments[index].StartsRepeat;
            var taken = follows ? group.Max(ending => ending.Numbers[^1]) : 0;
            numbers = numbers.IsEmpty ? [taken + 1] : numbers;
            if (!follows || group.Count == MostEndings || group.Any(ending => ending.Numbers.Intersect(numbers).Any()))
            {
                group.Clear();
            }

            var added = new Ending(index, LastOf(index), numbers);
            group.Add(added);
            var lastPass = group.Max(ending => ending.Numbers[^1]);
            group.ForEach(ending => ending.LastPass = lastPass);
            for (var inside = added.First; inside <= added.Last; inside++)
            {
                _segments[inside].Ending = added;
            }
        }
    }

    // To the end of the bracket; where it has none, to the repeat sign, the next ending or the next section.
    private int LastOf(int first)
    {
        var last = first;
        while (last + 1 < _segments.Count && !_segments[last].StopsEnding && _segments[last].Passes == 0
            && _segments[last + 1] is { EndingNumbers: null, StartsRepeat: false })
        {
            last++;
        }

        // A bracket that nothing closes covers the measure over which it begins.
        var isClosed = _segments[last].StopsEnding || _segments[last].Passes > 0 || (last + 1 < _segments.Count && _segments[last + 1].EndingNumbers is not null);
        return isClosed ? last : first;
    }
}
