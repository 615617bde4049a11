using MusicRnn.Music;

namespace MusicRnn.Notation.Engraving;

/// <summary>
/// Moves the notes of a part from ticks into written time, quarter by quarter. Where the notes of a quarter stand on a grid
/// that musicians write, they stay exactly there. Elsewhere the nearest places of a plain grid are taken: an end that comes
/// shortly before or after the next onset goes to it, and of one pitch nothing overlaps, as
/// <see cref="Quantizer"/> does it on a single grid for a whole piece.
/// </summary>
internal sealed class PartRhythm
{
    // A part of which more than this share of onsets stands on no grid was played by hand.
    private const double MostOffGrid = 0.1;

    // How near the next onset an end must be to go to it, as parts of a quarter.
    private const int NearBefore = 4;
    private const int NearAfter = 8;

    private readonly MeasureLayout layout;
    private readonly int ticksPerQuarter;
    private readonly Dictionary<long, (long Time, bool IsExact)> times = [];
    private readonly long[] ticks;
    private readonly long[] starts;
    private readonly bool isPlayedByHand;

    private PartRhythm(Part part, MeasureLayout layout)
    {
        this.layout = layout;
        ticksPerQuarter = layout.TicksPerQuarter;
        starts = [.. part.Notes.Select(note => (long)note.Start).Distinct()];
        ticks = [.. starts.Concat(part.Notes.Select(note => (long)note.Start + note.Duration)).Distinct().Order()];
        isPlayedByHand = ShareOffGrid() > MostOffGrid;
        foreach (var (first, end) in Quarters(ticks))
        {
            PlaceQuarter(ticks.AsSpan(first, end - first));
        }
    }

    /// <summary>The notes in order of start, then pitch, and whether all of them stand exactly where the part has them.</summary>
    public static (TimedNote[] Notes, bool IsExact) Of(Part part, MeasureLayout layout)
    {
        var rhythm = new PartRhythm(part, layout);
        var isExact = true;
        var notes = new List<TimedNote>(part.Notes.Length);
        foreach (var note in part.Notes)
        {
            var timed = rhythm.Timed(note, out var noteIsExact);
            isExact &= noteIsExact;
            notes.Add(timed);
        }

        var inOrder = notes.OrderBy(note => note.Start).ThenBy(note => note.Pitch);
        return isExact ? ([.. inOrder], true) : (WithoutOverlaps(inOrder), false);
    }

    private TimedNote Timed(Note note, out bool isExact)
    {
        var endTick = (long)note.Start + note.Duration;
        var start = times[note.Start];
        var end = times[endTick];
        isExact = start.IsExact && end.IsExact && end.Time > start.Time;
        if (isExact)
        {
            return new TimedNote(start.Time, end.Time, note.Pitch, note.Velocity);
        }

        var found = Array.BinarySearch(starts, note.Start) + 1;
        var next = found < starts.Length ? starts[found] : long.MaxValue;
        var isNear = endTick <= next ? next - endTick <= ticksPerQuarter / NearBefore : endTick - next <= ticksPerQuarter / NearAfter;
        var time = isNear && next < long.MaxValue ? times[next].Time : end.Time;
        const long shortest = WrittenTime.Quarter / RhythmGrid.Sixteenths;
        var from = Math.Max(0, Math.Min(start.Time, layout.End - shortest));
        return new TimedNote(from, time > from ? time : from + shortest, note.Pitch, note.Velocity);
    }

    private double ShareOffGrid()
    {
        var off = 0;
        foreach (var (first, end) in Quarters(starts))
        {
            off += RhythmGrid.Fitting(PlacesOf(starts.AsSpan(first, end - first)), ticksPerQuarter) is null ? end - first : 0;
        }

        return starts.Length == 0 ? 0 : (double)off / starts.Length;
    }

    /// <summary>Runs of ticks that lie in the same quarter of the same measure.</summary>
    private IEnumerable<(int First, int End)> Quarters(long[] sorted)
    {
        var first = 0;
        while (first < sorted.Length)
        {
            var measure = layout.MeasureAt(sorted[first]);
            var start = layout.StartTick(measure);
            var quarter = (sorted[first] - start) / ticksPerQuarter;
            var end = first + 1;
            while (end < sorted.Length && (sorted[end] - start) / ticksPerQuarter == quarter && layout.MeasureAt(sorted[end]) == measure)
            {
                end++;
            }

            yield return (first, end);
            first = end;
        }
    }

    private int[] PlacesOf(ReadOnlySpan<long> sorted)
    {
        var start = layout.StartTick(layout.MeasureAt(sorted[0]));
        var places = new int[sorted.Length];
        for (var index = 0; index < places.Length; index++)
        {
            places[index] = (int)((sorted[index] - start) % ticksPerQuarter);
        }

        return places;
    }

    private void PlaceQuarter(ReadOnlySpan<long> inQuarter)
    {
        var measure = layout.MeasureAt(inQuarter[0]);
        var quarter = (inQuarter[0] - layout.StartTick(measure)) / ticksPerQuarter;
        var places = PlacesOf(inQuarter);
        var all = isPlayedByHand ? null : RhythmGrid.Fitting(places, ticksPerQuarter);
        var division = all ?? DivisionOfStarts(inQuarter, places);
        for (var index = 0; index < places.Length; index++)
        {
            var part = RhythmGrid.Nearest(places[index], division, ticksPerQuarter);
            var time = layout.TimeOf(measure, quarter, part, division);
            var isOnGrid = all is not null || (!isPlayedByHand && IsOn(places[index], division));
            times[inQuarter[index]] = (time, isOnGrid);
        }
    }

    private bool IsOn(int place, int division) => (long)place * division % ticksPerQuarter == 0;

    private int DivisionOfStarts(ReadOnlySpan<long> inQuarter, int[] places)
    {
        var placesOfStarts = new List<int>();
        for (var index = 0; index < places.Length; index++)
        {
            if (Array.BinarySearch(starts, inQuarter[index]) >= 0)
            {
                placesOfStarts.Add(places[index]);
            }
        }

        int[] started = [.. placesOfStarts];
        var fitting = isPlayedByHand ? null : RhythmGrid.Fitting(started, ticksPerQuarter);
        var division = fitting ?? RhythmGrid.CoarseDivision(started, ticksPerQuarter);

        // Ends may stand between the onsets.
        return division is 1 or 2 ? RhythmGrid.Sixteenths : division;
    }

    private static TimedNote[] WithoutOverlaps(IEnumerable<TimedNote> inOrder)
    {
        var notes = new List<TimedNote>();
        var lastOfPitch = new Dictionary<int, int>();
        foreach (var note in inOrder)
        {
            if (lastOfPitch.TryGetValue(note.Pitch, out var last) && notes[last].End > note.Start)
            {
                if (notes[last].Start == note.Start)
                {
                    notes[last] = notes[last] with { End = Math.Max(notes[last].End, note.End), Velocity = Math.Max(notes[last].Velocity, note.Velocity) };
                    continue;
                }

                notes[last] = notes[last] with { End = note.Start };
            }

            lastOfPitch[note.Pitch] = notes.Count;
            notes.Add(note);
        }

        return [.. notes];
    }
}
