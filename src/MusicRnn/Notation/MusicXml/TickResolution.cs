namespace MusicRnn.Notation.MusicXml;

/// <summary>Finds how many ticks a quarter note needs so that no onset and no duration is rounded.</summary>
internal sealed class TickResolution
{
    /// <summary>What MIDI files hold, so that any score can be written as one.</summary>
    public const int MostTicks = short.MaxValue;

    /// <summary>A multiple of it is taken where there is room, so that chord symbols and tempo marks between the notes fall well too.</summary>
    public const int UsualTicks = 480;

    // Divides by 2^5, 3^3, 5 and 7: what comes nearest to exact where nothing is.
    private const int NearestTicks = 30240;

    private long _multiple = 1;
    private int _last = 1;

    /// <summary>Whether all that was asked for fits.</summary>
    public bool IsExact => _multiple <= MostTicks;

    /// <summary>The ticks of a quarter note.</summary>
    public int TicksPerQuarter
    {
        get
        {
            if (!IsExact)
            {
                return NearestTicks;
            }

            var usual = LeastCommonMultiple(_multiple, UsualTicks);
            return (int)(usual <= MostTicks ? usual : _multiple);
        }
    }

    /// <summary>Asks for a time to be a whole number of ticks.</summary>
    public void Include(ScoreTime time)
    {
        if (IsExact && time.Denominator != _last)
        {
            _last = time.Denominator;
            _multiple = LeastCommonMultiple(_multiple, _last);
        }
    }

    private static long LeastCommonMultiple(long one, long other)
    {
        var (divisor, rest) = (one, other);
        while (rest != 0)
        {
            (divisor, rest) = (rest, divisor % rest);
        }

        return one / divisor * other;
    }
}
