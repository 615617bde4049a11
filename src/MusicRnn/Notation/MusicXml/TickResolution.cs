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

    /// <summary>
    /// The ticks of a quarter note for a piece of this length. Throws <see cref="ScoreTooLargeException"/> if it is too long.
    /// </summary>
    public int TicksFor(ScoreTime length)
    {
        var usual = LeastCommonMultiple(_multiple, UsualTicks);
        var ticks = !IsExact ? NearestTicks : usual <= MostTicks && Fits(length, usual) ? usual : _multiple;
        return Fits(length, ticks) ? (int)ticks : throw new ScoreTooLargeException($"{MusicXmlLimits.Ticks / ticks} quarter notes");
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

    private static bool Fits(ScoreTime length, long ticksPerQuarter) => length <= ScoreTime.Of(MusicXmlLimits.Ticks / ticksPerQuarter, 1);

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
