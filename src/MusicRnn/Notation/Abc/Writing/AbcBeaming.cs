using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>
/// Says where blanks stand in a measure: notes are written together that make a beat, and four eighths that make half a
/// measure, for programs draw beams over what is written together.
/// </summary>
internal sealed class AbcBeaming
{
    private const long Eighth = WrittenTime.Quarter / 2;
    private const int ShortBeatUnit = 8;
    private const int MostShortBeats = 4;

    private readonly List<long> borders = [];
    private readonly List<(long Start, long Middle, long End)> pairs = [];
    private readonly long offset;

    public AbcBeaming(ScoreMeasure measure)
    {
        offset = measure.Offset;
        var span = MetricSpan.Of(measure.Meter, measure.Length);
        var isCompound = MetricSpan.IsDotted(span.BeatLength);
        if (!isCompound && measure.Meter.BeatUnit >= ShortBeatUnit)
        {
            AddShortBeats(span);
            return;
        }

        var beat = isCompound ? span.BeatLength : WrittenTime.Quarter;
        for (var border = beat; border < span.Length && border < measure.Offset + measure.Length; border += beat)
        {
            borders.Add(border);
        }

        var half = 2 * WrittenTime.Quarter;
        for (var start = 0L; !isCompound && span.Length % half == 0 && start < measure.Offset + measure.Length; start += half)
        {
            pairs.Add((start, start + WrittenTime.Quarter, start + half));
        }
    }

    /// <summary>For each element of a voice whether a blank stands before it.</summary>
    public bool[] Blanks(IReadOnlyList<ScoreElement> elements)
    {
        var closed = borders.Except(pairs.Where(pair => AreFourEighths(elements, pair)).Select(pair => pair.Middle)).ToArray();
        var blanks = new bool[elements.Count];
        var next = 0;
        for (var index = 1; index < blanks.Length; index++)
        {
            // A border counts for the first element that begins on it or behind it.
            var start = elements[index].Start + offset;
            while (next < closed.Length && closed[next] <= start)
            {
                blanks[index] |= closed[next] > elements[0].Start + offset;
                next++;
            }

            // A tuplet stays together: the blank comes behind it.
            if (blanks[index] && elements[index] is { Tuplet: not null, BeginsTuplet: false })
            {
                blanks[index] = false;
                next--;
            }
        }

        return blanks;
    }

    private bool AreFourEighths(IReadOnlyList<ScoreElement> elements, (long Start, long Middle, long End) pair)
    {
        const int four = 4;
        var within = elements.Where(element => element.End + offset > pair.Start && element.Start + offset < pair.End).ToArray();
        return within.Length == four && Array.TrueForAll(within, element => element is { IsRest: false, Length: Eighth, Tuplet: null });
    }

    private void AddShortBeats(MetricSpan span)
    {
        var divisions = span.Divisions();
        for (var index = 1; index < divisions.Length && span.Beats > MostShortBeats; index++)
        {
            if (span.PartWith(divisions[index - 1], divisions[index]) is { } part)
            {
                AddShortBeats(part);
            }

            if (index + 1 < divisions.Length)
            {
                borders.Add(divisions[index]);
            }
        }
    }
}
