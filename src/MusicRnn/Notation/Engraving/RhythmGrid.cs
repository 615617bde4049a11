namespace MusicRnn.Notation.Engraving;

/// <summary>
/// Finds the division of a quarter note on which places stand. All places are ticks behind the quarter's start, less than
/// a quarter.
/// </summary>
internal static class RhythmGrid
{
    /// <summary>The division into sixteenths.</summary>
    public const int Sixteenths = 4;

    // Sixteenths down to 1/256 notes, triplets of them, and the rarer tuplets.
    private static readonly int[] Divisions = [1, 2, 4, 3, 8, 6, 12, 16, 24, 32, 48, 64, 5, 10, 20, 40, 7, 14, 28, 9, 18, 36, 96];

    // Divisions whose places fall between the ticks of common files, which round them: 480 / 7 is none.
    private static readonly int[] RoundedDivisions = [2, 4, 3, 8, 6, 12, 16, 5, 7, 9, 24, 10, 14, 18, 20, 28, 32, 48, 36, 40];

    // For music played by hand, the plainest first.
    private static readonly (int Division, double Cost)[] CoarseDivisions = [(1, 0), (2, 0.006), (4, 0.014), (3, 0.022), (6, 0.04), (8, 0.045)];

    private const int LeastTicksOfRounded = 4;
    private const double CostOfCollision = 0.06;

    /// <summary>The plainest division on which all places stand, exactly or rounded to ticks; null if there is none.</summary>
    public static int? Fitting(ReadOnlySpan<int> places, int ticksPerQuarter) =>
        ExactDivision(places, ticksPerQuarter) ?? RoundedDivision(places, ticksPerQuarter);

    /// <summary>The coarsest division on which all places stand exactly; null if it is none that musicians write.</summary>
    public static int? ExactDivision(ReadOnlySpan<int> places, int ticksPerQuarter)
    {
        var step = ticksPerQuarter;
        foreach (var place in places)
        {
            step = GreatestCommonDivisor(step, place);
        }

        var division = ticksPerQuarter / step;
        return Divisions.Contains(division) ? division : null;
    }

    /// <summary>The number of the part of a division that begins nearest to a place.</summary>
    public static int Nearest(int place, int division, int ticksPerQuarter) =>
        (int)(((2L * place * division) + ticksPerQuarter) / (2L * ticksPerQuarter));

    /// <summary>The division that fits places best which follow no grid: with small errors, but plain.</summary>
    public static int CoarseDivision(ReadOnlySpan<int> places, int ticksPerQuarter)
    {
        var best = 1;
        var lowest = double.MaxValue;
        foreach (var (division, cost) in CoarseDivisions)
        {
            var total = cost + MeanError(places, division, ticksPerQuarter);
            if (total < lowest)
            {
                (best, lowest) = (division, total);
            }
        }

        return best;
    }

    private static int? RoundedDivision(ReadOnlySpan<int> places, int ticksPerQuarter)
    {
        foreach (var division in RoundedDivisions)
        {
            if (ticksPerQuarter / division >= LeastTicksOfRounded && AllRoundTo(places, division, ticksPerQuarter))
            {
                return division;
            }
        }

        return null;
    }

    private static bool AllRoundTo(ReadOnlySpan<int> places, int division, int ticksPerQuarter)
    {
        foreach (var place in places)
        {
            var part = Nearest(place, division, ticksPerQuarter);
            if (((2L * part * ticksPerQuarter) + division) / (2L * division) != place)
            {
                return false;
            }
        }

        return true;
    }

    private static double MeanError(ReadOnlySpan<int> places, int division, int ticksPerQuarter)
    {
        if (places.IsEmpty)
        {
            return 0;
        }

        var sum = 0.0;
        var before = (Place: int.MinValue, Part: -1);
        foreach (var place in places)
        {
            var part = Nearest(place, division, ticksPerQuarter);
            sum += Math.Abs(((double)place / ticksPerQuarter) - ((double)part / division));

            // Two notes that were played one after the other should not be written as a chord.
            const int shortestStep = 10;
            sum += part == before.Part && place - before.Place > ticksPerQuarter / shortestStep ? CostOfCollision * places.Length : 0;
            before = (place, part);
        }

        return sum / places.Length;
    }

    private static int GreatestCommonDivisor(int one, int other)
    {
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}
