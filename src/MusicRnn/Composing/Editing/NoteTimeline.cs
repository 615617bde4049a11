using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>Where the bars that note tokens tell stand in a piece of any number of ticks a quarter note.</summary>
internal sealed class NoteTimeline(IReadOnlyList<ScoreBar> bars, int ticksPerQuarter)
{
    /// <summary>All bars, a pickup among them.</summary>
    public int Count => bars.Count;

    /// <summary>The bars without a pickup.</summary>
    public int FullBars => bars.Count - Pickups;

    /// <summary>The tick at which the last bar ends.</summary>
    public int End => TickOf(bars[^1].End);

    private int Pickups => bars[0].IsUpbeat ? 1 : 0;

    /// <summary>Whether a bar of all is free, given which of the full bars are.</summary>
    public bool IsFree(int bar, Func<int, bool> isFullBarFree) => bar >= Pickups && isFullBarFree(bar - Pickups);

    /// <summary>The runs of bars that are free: the first bar of each, and the one after the last.</summary>
    public ImmutableArray<(int From, int To)> SpansOf(Func<int, bool> isFree)
    {
        var spans = ImmutableArray.CreateBuilder<(int From, int To)>();
        for (var bar = 0; bar < bars.Count; bar++)
        {
            if (!isFree(bar))
            {
                continue;
            }

            if (spans.Count > 0 && spans[^1].To == bar)
            {
                spans[^1] = (spans[^1].From, bar + 1);
            }
            else
            {
                spans.Add((bar, bar + 1));
            }
        }

        return spans.DrainToImmutable();
    }

    /// <summary>The ticks from the first bar line of a run of bars to the one that ends it.</summary>
    public (int From, int To) TicksOf((int From, int To) span) => (TickOf(bars[span.From].Start), TickOf(bars[span.To - 1].End));

    /// <summary>The notes that tokens tell in a run of bars, in the piece's ticks, with the number of their part among those that play; as far as they tell it.</summary>
    public IEnumerable<(int Part, Note Note)> NotesIn(NoteBars told, (int From, int To) span)
    {
        var last = bars[span.To - 1].End;
        for (var bar = span.From; bar < Math.Min(span.To, told.Bars.Length); bar++)
        {
            foreach (var note in told.Bars[bar].Notes)
            {
                // A short bar that no meter tells was told as a full one: what stands behind its end is silent.
                var start = bars[bar].Origin + note.Start;
                var end = Math.Min(start + note.Duration, last);
                if (start < bars[bar].End)
                {
                    var tick = TickOf(start);
                    yield return (note.Part, new Note(tick, TickOf(end) - tick, note.Pitch, VelocityClasses.Velocity(note.VelocityClass)));
                }
            }
        }
    }

    /// <summary>The tick of the next bar with something new after some full bars are complete; null if the last of those has nothing new.</summary>
    public int? SettledAfter(int fullBars, Func<int, bool> isNew)
    {
        if (fullBars == 0 || !isNew(fullBars - 1))
        {
            return null;
        }

        var next = Enumerable.Range(fullBars, Math.Max(0, FullBars - fullBars)).Where(isNew).Select(bar => TickOf(bars[bar + Pickups].Start));
        return next.FirstOrDefault(int.MaxValue);
    }

    private int TickOf(int unit) => (int)((((long)unit * ticksPerQuarter) + (NoteGrid.UnitsPerQuarter / 2)) / NoteGrid.UnitsPerQuarter);
}
