namespace MusicRnn.Notation.MusicXml;

/// <summary>The stretches of written music in the order they are played.</summary>
internal sealed class PlayedTimeline
{
    /// <summary>A stretch of written music and where it is played, in ticks.</summary>
    /// <param name="Start">Where it begins in the written music.</param>
    /// <param name="End">Where it ends there.</param>
    /// <param name="Played">Where it begins when played.</param>
    /// <param name="Pass">Which pass through its section it is, from 1.</param>
    public readonly record struct Span(int Start, int End, int Played, int Pass);

    private int _entries;

    /// <summary>Joins segments that follow one another.</summary>
    public PlayedTimeline(List<Segment> segments, List<(int Segment, int Pass)> order)
    {
        var end = 0L;
        foreach (var (index, pass) in order)
        {
            var segment = segments[index];
            if (Spans.Count > 0 && Spans[^1].End == segment.Start && Spans[^1].Pass == pass)
            {
                Spans[^1] = Spans[^1] with { End = segment.End };
            }
            else
            {
                Spans.Add(new Span(segment.Start, segment.End, (int)end, pass));
            }

            end += segment.End - segment.Start;
            if (end > int.MaxValue)
            {
                throw new ScoreTooLargeException($"{int.MaxValue} ticks");
            }
        }

        End = (int)end;
    }

    public List<Span> Spans { get; } = [];

    public int End { get; }

    /// <summary>
    /// Moves what stands in the written music to where it is played; a value that carries over also holds after a jump.
    /// Throws <see cref="ScoreTooLargeException"/> if it becomes too much.
    /// </summary>
    public IEnumerable<(int Tick, T Value, int Pass)> Play<T>(IReadOnlyList<(int Tick, T Value)> inOrder, bool carriesOver)
    {
        foreach (var span in Spans)
        {
            var index = FirstFrom(inOrder, span.Start);
            if (carriesOver && index > 0)
            {
                Count();
                yield return (span.Played, inOrder[index - 1].Value, span.Pass);
            }

            for (; index < inOrder.Count && inOrder[index].Tick < span.End; index++)
            {
                Count();
                yield return (span.Played + inOrder[index].Tick - span.Start, inOrder[index].Value, span.Pass);
            }
        }
    }

    /// <summary>The index of the first entry at a tick or later.</summary>
    public static int FirstFrom<T>(IReadOnlyList<(int Tick, T Value)> inOrder, int tick)
    {
        var (from, to) = (0, inOrder.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = inOrder[middle].Tick < tick ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    /// <summary>Counts what is played; throws <see cref="ScoreTooLargeException"/> where it is too much.</summary>
    public void Count()
    {
        if (++_entries > 2 * MusicXmlLimits.Notes)
        {
            throw new ScoreTooLargeException($"{MusicXmlLimits.Notes} notes when the repeats are played");
        }
    }
}
