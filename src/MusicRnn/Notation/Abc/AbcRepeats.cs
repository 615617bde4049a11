namespace MusicRnn.Notation.Abc;

/// <summary>
/// Plays out the repeats and variant endings of a stretch of music (ABC 2.1, sections 4.8 to 4.10). A section goes from
/// <c>|:</c>, or else from the last double bar line or end of a repeat, to <c>:|</c> or to the end of its last ending.
/// </summary>
internal sealed class AbcRepeats
{
    private readonly List<AbcBarLine> lines;
    private readonly HashSet<long> barTimes;
    private readonly AbcSpan part;
    private readonly AbcSpanList spans;

    private int index;
    private long spanStart;
    private int sectionIndex; // the bar line after which the section begins
    private long sectionStart;
    private bool sectionIsMarked; // whether it was begun by |:
    private int sectionPasses; // how often its endings ask for it; 0 until the first ending
    private int pass = 1;
    private bool isInEnding;
    private int endingIndex; // the bar line that begins the ending
    private long firstEndingStart;
    private long firstEndingLength; // 0 until it has ended

    private AbcRepeats(IEnumerable<AbcBarLine> lines, AbcSpan part, AbcSpanList spans)
    {
        barTimes = [.. lines.Select(line => line.Time)];
        this.lines = [.. lines.Where(line => line.Time >= part.Start && line.Time <= part.End && (line.Directs || line.EndsSection))];
        this.part = part;
        this.spans = spans;
    }

    /// <summary>Adds the stretches of one part in the order they are played.</summary>
    public static void Play(IEnumerable<AbcBarLine> lines, AbcSpan part, AbcSpanList spans) => new AbcRepeats(lines, part, spans).Play();

    private void Play()
    {
        spanStart = part.Start;
        BeginSection(-1, part.Start, isMarked: false);
        for (index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (EndsRepeat(line) && RepeatSection(line))
            {
                continue;
            }

            if (line.StartsRepeat)
            {
                BeginSection(index, line.Time, isMarked: true);
            }
            else if (line.EndsSection && line.Repeats == 0)
            {
                PassDoubleBarLine(line);
            }

            if (line.Endings.Length > 0 && line.Time < part.End)
            {
                EnterEnding(line);
            }
        }

        spans.Add(spanStart, part.End);
    }

    private void BeginSection(int atIndex, long time, bool isMarked)
    {
        sectionIndex = atIndex;
        sectionStart = time;
        sectionIsMarked = isMarked;
        sectionPasses = 0;
        pass = 1;
        isInEnding = false;
        firstEndingLength = 0;
    }

    private bool EndsRepeat(AbcBarLine line)
    {
        if (line.Time <= sectionStart)
        {
            return false;
        }

        // An ending that belongs to this pass is played though a repeat sign stands before it: ":|2,4".
        var leadsOn = !isInEnding && line.Endings.Contains(pass);

        // "|1 ... |2 ..." without the repeat sign between them means the same as with it.
        var lacksSign = isInEnding && line.Endings.Length > 0 && pass < sectionPasses && !line.Endings.Contains(pass);
        return (line.Repeats > 0 && !leadsOn) || lacksSign;
    }

    /// <summary>Jumps back if the section is to be played once more, else goes on behind it.</summary>
    private bool RepeatSection(AbcBarLine line)
    {
        if (sectionPasses == 0)
        {
            sectionPasses = CountEndings(index);
        }

        if (pass < Math.Max(line.Repeats + 1, sectionPasses))
        {
            firstEndingLength = isInEnding && firstEndingLength == 0 ? line.Time - lines[endingIndex].Time : firstEndingLength;
            GoBack(line.Time);
            return true;
        }

        if (EndOfLastEnding(line) is { } start)
        {
            BeginSection(endingIndex, start, isMarked: false);
            GoBack(line.Time);
            return true;
        }

        BeginSection(index, line.Time, isMarked: false);
        return false;
    }

    private void GoBack(long from)
    {
        spans.Add(spanStart, from);
        spanStart = sectionStart;
        index = sectionIndex;
        pass++;
        isInEnding = false;
    }

    /// <summary>
    /// Where the last ending must have ended, though no double bar line says so, because a repeat sign closes a section
    /// that begins behind it: after as long as the first ending lasts. Null where no such section can be meant, as what
    /// is left is less than half of the section that the endings belong to.
    /// </summary>
    private long? EndOfLastEnding(AbcBarLine line)
    {
        if (!isInEnding || firstEndingLength == 0 || line.Repeats == 0)
        {
            return null;
        }

        var end = lines[endingIndex].Time + firstEndingLength;
        return barTimes.Contains(end) && (line.Time - end) * 2 >= firstEndingStart - sectionStart ? end : null;
    }

    private void PassDoubleBarLine(AbcBarLine line)
    {
        var closesLastEnding = isInEnding && pass >= sectionPasses;
        if (closesLastEnding || (!isInEnding && !sectionIsMarked))
        {
            BeginSection(index, line.Time, isMarked: false);
        }
    }

    private void EnterEnding(AbcBarLine line)
    {
        if (sectionPasses == 0)
        {
            sectionPasses = CountEndings(index);
        }

        isInEnding = true;
        endingIndex = index;
        firstEndingStart = firstEndingLength == 0 ? line.Time : firstEndingStart;
        if (line.Endings.Contains(pass))
        {
            return;
        }

        var next = EndingForThisPass();
        if (next < 0 && IsNeverPlayed(line))
        {
            return;
        }

        spans.Add(spanStart, line.Time);
        if (next < 0)
        {
            // No ending for this pass: the music goes on behind the one that is left out.
            next = lines.FindIndex(index + 1, later => later.Repeats > 0 || later.EndsSection || later.StartsRepeat);
            var time = next < 0 ? part.End : lines[next].Time;
            index = next < 0 ? lines.Count : next - (lines[next].StartsRepeat ? 1 : 0);
            BeginSection(index, time, isMarked: false);
            spanStart = time;
            return;
        }

        spanStart = lines[next].Time;
        index = next;
        endingIndex = next;
    }

    /// <summary>Whether no repeat sign brings about the pass that an ending waits for.</summary>
    private bool IsNeverPlayed(AbcBarLine ending)
    {
        var next = lines.FindIndex(index + 1, later => later.Repeats > 0 || later.StartsRepeat);
        return ending.Endings[0] > pass && (next < 0 || lines[next].Repeats == 0);
    }

    private int EndingForThisPass()
    {
        for (var next = index + 1; next < lines.Count; next++)
        {
            if (lines[next].Endings.Contains(pass))
            {
                return next;
            }

            if (lines[next].StartsRepeat)
            {
                break;
            }
        }

        return -1;
    }

    /// <summary>The highest pass that the section's endings name, from a bar line on; 1 without endings.</summary>
    private int CountEndings(int from)
    {
        var named = new SortedSet<int>();
        for (var next = from; next < lines.Count; next++)
        {
            // A number that comes again belongs to the endings of the next section.
            if ((lines[next].StartsRepeat && lines[next].Time > sectionStart) || lines[next].Endings.Any(named.Contains))
            {
                break;
            }

            named.UnionWith(lines[next].Endings);
            if (named.Count == 0 && lines[next].Repeats > 0)
            {
                break;
            }
        }

        return named.Count == 0 ? 1 : named.Max;
    }
}
