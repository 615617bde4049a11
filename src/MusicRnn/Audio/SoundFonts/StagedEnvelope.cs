namespace MusicRnn.Audio.SoundFonts;

/// <summary>
/// An envelope of a SoundFont in motion (SoundFont 2.04, section 8.1.2 and 9.1.7): delay, straight attack, hold, decay in a straight
/// line to the sustain level, and a straight release; its owner says what the line is measured in.
/// </summary>
internal struct StagedEnvelope
{
    private StageTimes _times;
    private Stage _stage;
    private double _secondsInStage;

    private enum Stage
    {
        Delay,
        Attack,
        Hold,
        Decay,
        Release,
    }

    /// <summary>Where it stands, 0 to 1.</summary>
    public double Value { get; private set; }

    /// <summary>Whether it has not yet reached its top.</summary>
    public readonly bool IsRising => _stage is Stage.Delay or Stage.Attack;

    /// <summary>Whether the key has been let go.</summary>
    public readonly bool IsReleased => _stage == Stage.Release;

    /// <summary>Whether it has come down to nothing, and will stay there.</summary>
    public readonly bool IsDone => Value <= 0 && _stage is Stage.Decay or Stage.Release;

    /// <summary>Begins at nothing.</summary>
    public void Start(in StageTimes times) => (_times, _stage, _secondsInStage, Value) = (times, Stage.Delay, 0, 0);

    /// <summary>Lets go of the key; the release begins at a value that the owner may have in another measure than the attack.</summary>
    public void Release(double value, double releaseSeconds)
    {
        _times = _times with { ReleaseSeconds = releaseSeconds };
        (_stage, _secondsInStage, Value) = (Stage.Release, 0, value);
    }

    /// <summary>Moves on by a time, through as many stages as it reaches.</summary>
    public void Advance(double seconds)
    {
        while (_stage < Stage.Decay)
        {
            var left = LengthOf(_stage) - _secondsInStage;
            if (left > seconds)
            {
                _secondsInStage += seconds;
                Value = _stage == Stage.Attack ? _secondsInStage / _times.AttackSeconds : _stage == Stage.Hold ? 1 : 0;
                return;
            }

            (_stage, _secondsInStage, seconds) = (_stage + 1, 0, seconds - left);
            Value = _stage > Stage.Attack ? 1 : 0;
        }

        Value = _stage == Stage.Decay
            ? Math.Max(Math.Min(_times.Sustain, Value), Value - (seconds / _times.DecaySeconds))
            : Math.Max(0, Value - (seconds / _times.ReleaseSeconds));
    }

    private readonly double LengthOf(Stage stage) => stage switch
    {
        Stage.Delay => _times.DelaySeconds,
        Stage.Attack => _times.AttackSeconds,
        _ => _times.HoldSeconds,
    };
}
