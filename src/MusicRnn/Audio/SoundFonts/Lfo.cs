namespace MusicRnn.Audio.SoundFonts;

/// <summary>A slow triangle that begins, after its delay, at 0 and rises first (SoundFont 2.04, section 9.1.8).</summary>
internal struct Lfo
{
    private double _delaySeconds;
    private double _periods;

    /// <summary>Where it stands, -1 to 1.</summary>
    public readonly double Value
    {
        get
        {
            const double quarter = 0.25;
            var place = _periods + quarter - Math.Floor(_periods + quarter);
            return 1 - (4 * Math.Abs(place - (2 * quarter)));
        }
    }

    /// <summary>Begins.</summary>
    public void Start(double delaySeconds) => (_delaySeconds, _periods) = (delaySeconds, 0);

    /// <summary>Moves on by a time.</summary>
    public void Advance(double seconds, double hertz)
    {
        var moving = Math.Min(seconds, seconds - _delaySeconds);
        _delaySeconds = Math.Max(0, _delaySeconds - seconds);
        if (moving > 0)
        {
            _periods += moving * hertz;
        }
    }
}
