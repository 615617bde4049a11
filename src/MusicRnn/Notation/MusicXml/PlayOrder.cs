namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// Finds the order in which the segments of a score are played. A section goes from its forward repeat, or else from the
/// end of the section before, to its backward repeat. Jumps (D.C., D.S.) are taken once, when the repeats at their place
/// have been played; after a jump repeats are not played again, unless they say so, only the last of several endings is
/// played, and the fine and the leap to the coda hold.
/// </summary>
internal sealed class PlayOrder
{
    private readonly List<Segment> _segments;
    private readonly List<(int Segment, int Pass)> _played = [];
    private readonly Dictionary<(RepeatMarkKind, string), int> _targets = [];
    private readonly HashSet<RepeatMark> _taken = new(ReferenceEqualityComparer.Instance);

    private int _sectionStart;
    private int _pass = 1;
    private bool _isReturning; // to the start of the section for another pass
    private bool _hasJumped;
    private RepeatMarkKind? _until; // what the jump said: al fine, al coda

    private PlayOrder(List<Segment> segments)
    {
        _segments = segments;
        for (var index = 0; index < segments.Count; index++)
        {
            foreach (var target in segments[index].Targets)
            {
                // The first of each name, and under no name the first of all.
                _targets.TryAdd((target.Kind, target.Name), index);
                _targets.TryAdd((target.Kind, ""), index);
            }
        }
    }

    /// <summary>
    /// The indexes of the segments in the order they are played, each with its pass through the section. If that grows
    /// too long the score is played once through, and a problem is noted.
    /// </summary>
    public static List<(int Segment, int Pass)> Of(List<Segment> segments, MusicXmlProblems problems)
    {
        var order = new PlayOrder(segments);
        if (order.Play())
        {
            return order._played;
        }

        problems.Add(0, 0, $"expected at most {MusicXmlLimits.PlayedMeasures} measures when the repeats are played, found more. The score is played without repeats.");
        return [.. segments.Select((_, index) => (index, 1))];
    }

    private bool Play()
    {
        for (var index = 0; index < _segments.Count;)
        {
            var segment = _segments[index];
            if (segment.StartsRepeat && !_isReturning)
            {
                BeginSection(index);
            }

            _isReturning = false;
            if (segment.Ending is { } ending && ending.First == index && !IsPlayed(ending))
            {
                index = PassOver(ending);
                continue;
            }

            _played.Add((index, _pass));
            if (_played.Count > MusicXmlLimits.PlayedMeasures)
            {
                return false;
            }

            index = NextAfter(index);
        }

        return true;
    }

    private void BeginSection(int index)
    {
        _sectionStart = index;
        _pass = 1;
    }

    private bool IsPlayed(Ending ending) => _hasJumped ? ending.IsFinal : ending.Numbers.Contains(_pass);

    private int PassOver(Ending ending)
    {
        var next = ending.Last + 1;
        if (!IsOfSameSection(ending, next))
        {
            BeginSection(next);
        }

        return next;
    }

    private bool IsOfSameSection(Ending ending, int index) =>
        index < _segments.Count && _segments[index].Ending is { } other && other.First == index
        && !_segments[index].StartsRepeat && other.LastPass == ending.LastPass && !other.Numbers.SequenceEqual(ending.Numbers);

    private int NextAfter(int index)
    {
        var segment = _segments[index];
        if (Repeats(segment, index))
        {
            _pass++;
            _isReturning = true;
            return _sectionStart;
        }

        if (segment.Passes > 0 || (segment.Ending is { } ending && ending.Last == index))
        {
            BeginSection(index + 1);
        }

        return Jump(segment) ?? index + 1;
    }

    private bool Repeats(Segment segment, int index)
    {
        if (_hasJumped && !segment.RepeatsAfterJump)
        {
            return false;
        }

        if (segment.Ending is not { } ending)
        {
            return _pass < segment.Passes;
        }

        // Of "1. ... 2. ..." without the repeat sign between them, the first is repeated all the same.
        var lacksSign = ending.Last == index && _pass < ending.LastPass;
        return lacksSign || (segment.Passes > 0 && _pass < Math.Max(segment.Passes, ending.LastPass));
    }

    /// <summary>The segment to which the marks at the end of one lead; null if play simply goes on.</summary>
    private int? Jump(Segment segment)
    {
        if (_hasJumped && _until != RepeatMarkKind.ToCoda && Holds(segment, RepeatMarkKind.Fine) is not null)
        {
            return _segments.Count;
        }

        if (_hasJumped && _until != RepeatMarkKind.Fine && Holds(segment, RepeatMarkKind.ToCoda) is { } toCoda && FindTarget(RepeatMarkKind.Coda, toCoda.Name) is { } coda)
        {
            _taken.Add(toCoda);
            BeginSection(coda);
            return coda;
        }

        var jump = Holds(segment, RepeatMarkKind.DaCapo) ?? Holds(segment, RepeatMarkKind.DalSegno);
        if (jump is null || (jump.Kind == RepeatMarkKind.DalSegno && FindTarget(RepeatMarkKind.Segno, jump.Name) is null))
        {
            return null;
        }

        var target = jump.Kind == RepeatMarkKind.DaCapo ? 0 : FindTarget(RepeatMarkKind.Segno, jump.Name)!.Value;
        segment.Jumps.ForEach(mark => _taken.Add(mark)); // each part may say it
        _hasJumped = true;
        _until = jump.Until ?? segment.Jumps.Find(mark => mark.Until is not null)?.Until;
        BeginSection(target);
        return target;
    }

    private RepeatMark? Holds(Segment segment, RepeatMarkKind kind) =>
        segment.Jumps.Find(mark => mark.Kind == kind && !_taken.Contains(mark) && (mark.Numbers.IsEmpty || mark.Numbers.Contains(_pass)));

    /// <summary>The segment that carries a target of this name, or else the first of its kind.</summary>
    private int? FindTarget(RepeatMarkKind kind, string name) =>
        _targets.TryGetValue((kind, name), out var named) ? named
        : _targets.TryGetValue((kind, ""), out var first) ? first
        : null;
}
