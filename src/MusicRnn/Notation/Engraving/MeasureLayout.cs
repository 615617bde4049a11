using MusicRnn.Music;

namespace MusicRnn.Notation.Engraving;

/// <summary>The measures of a piece, and the way from its ticks to written time.</summary>
internal sealed class MeasureLayout
{
    private readonly List<int> startTicks = [];
    private readonly List<ScoreMeasure> measures = [];

    private MeasureLayout(int ticksPerQuarter) => TicksPerQuarter = ticksPerQuarter;

    public int TicksPerQuarter { get; }

    /// <summary>The measures; the last one is full.</summary>
    public IReadOnlyList<ScoreMeasure> Measures => measures;

    /// <summary>
    /// Lays out the bars that the meter changes draw. Throws <see cref="NotationException"/> if there are more than
    /// <see cref="EngravingLimits.Measures"/>.
    /// </summary>
    public static MeasureLayout Of(Piece piece)
    {
        var layout = new MeasureLayout(piece.TicksPerQuarter);
        foreach (var bar in Bars.Of(piece))
        {
            layout.Add(bar, layout.LengthOf(bar));
        }

        if (layout.measures.Count == 0 && piece.End > 0)
        {
            // All bars were too short.
            var meter = piece.Meters.Length > 0 ? piece.Meters[0].Meter : Meter.Common;
            layout.Add(new Bar(0, meter.BarTicks(piece.TicksPerQuarter), meter), WrittenTime.Whole * meter.Beats / meter.BeatUnit);
        }

        return layout;
    }

    /// <summary>The index of the measure in which a tick lies; a bar line belongs to the measure that it begins.</summary>
    public int MeasureAt(long tick)
    {
        var found = tick > int.MaxValue ? measures.Count : startTicks.BinarySearch((int)tick);
        return found >= 0 ? Math.Min(found, measures.Count - 1) : Math.Max(0, ~found - 1);
    }

    /// <summary>The time at which the last measure ends.</summary>
    public long End => measures.Count == 0 ? 0 : measures[^1].End;

    /// <summary>The tick at which a measure begins.</summary>
    public int StartTick(int measure) => startTicks[measure];

    /// <summary>The time of a place that lies a part of a quarter note behind a tick of a measure, never beyond the measure.</summary>
    public long TimeOf(int measure, long quarters, int part, int division)
    {
        var time = measures[measure].Start + (quarters * WrittenTime.Quarter) + (part * WrittenTime.Quarter / division);
        return Math.Min(time, measures[measure].End);
    }

    /// <summary>The time of a tick on its own: exact where it stands on a grid of notes, else the nearest sixteenth.</summary>
    public long TimeOf(long tick)
    {
        if (measures.Count == 0)
        {
            return 0;
        }

        var measure = MeasureAt(tick);
        var offset = tick - startTicks[measure];
        int[] within = [(int)(offset % TicksPerQuarter)];
        var division = RhythmGrid.Fitting(within, TicksPerQuarter) ?? RhythmGrid.Sixteenths;
        return TimeOf(measure, offset / TicksPerQuarter, RhythmGrid.Nearest(within[0], division, TicksPerQuarter), division);
    }

    private void Add(Bar bar, long length)
    {
        if (measures.Count >= EngravingLimits.Measures)
        {
            throw new NotationException("score", $"expected a piece of at most {EngravingLimits.Measures} measures, found more. Cut it into pieces.");
        }

        var start = measures.Count == 0 ? 0 : measures[^1].End;
        if (length == 0)
        {
            // What is shorter than a 1/32 note is no measure: the change that ended it moves to its start.
            return;
        }

        var before = measures.Count == 0 ? null : measures[^1];
        measures.Add(new ScoreMeasure(start, length, bar.Meter) { ShowsMeter = before is null || before.Meter != bar.Meter });
        startTicks.Add(bar.Start);
    }

    private long LengthOf(Bar bar)
    {
        int[] within = [bar.Length % TicksPerQuarter];
        if (RhythmGrid.ExactDivision(within, TicksPerQuarter) is { } division)
        {
            return (bar.Length / TicksPerQuarter * WrittenTime.Quarter) + (RhythmGrid.Nearest(within[0], division, TicksPerQuarter) * WrittenTime.Quarter / division);
        }

        // A full bar whose ticks were rounded is as long as its meter says.
        var isFull = bar.Length == bar.Meter.BarTicks(TicksPerQuarter);
        var parts = RhythmGrid.Nearest(bar.Length, RhythmGrid.Sixteenths, TicksPerQuarter);
        return isFull ? WrittenTime.Whole * bar.Meter.Beats / bar.Meter.BeatUnit : parts * WrittenTime.Quarter / RhythmGrid.Sixteenths;
    }
}
