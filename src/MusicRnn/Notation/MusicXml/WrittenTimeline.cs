namespace MusicRnn.Notation.MusicXml;

/// <summary>The measures of a score as written, in ticks.</summary>
internal sealed class WrittenTimeline
{
    private readonly ScoreTime[] _starts;
    private readonly WrittenMeter[] _meters;
    private readonly WrittenMeasure[] _measures;

    /// <summary>Lays the measures one after another. Throws <see cref="ScoreTooLargeException"/> if they become too long.</summary>
    public WrittenTimeline(WrittenScore score)
    {
        _measures = [.. score.Measures];
        _starts = new ScoreTime[Count + 1];
        _meters = new WrittenMeter[Count];
        var meter = WrittenMeter.Free;
        for (var index = 0; index < Count; index++)
        {
            meter = _measures[index].Meter ?? meter;
            _meters[index] = meter;
            if (_measures[index].Length.IsZero)
            {
                // Nothing stands in it, not even a rest: it is as long as the meter says.
                _measures[index].Length = meter.Length;
            }

            score.Resolution.Include(_measures[index].Length);
            _starts[index + 1] = _starts[index] + _measures[index].Length;
        }

        TicksPerQuarter = score.Resolution.TicksFor(_starts[Count]);
    }

    public int TicksPerQuarter { get; }

    public int Count => _measures.Length;

    public int Start(int measure) => _starts[measure].ToTicks(TicksPerQuarter);

    public int End(int measure) => Start(measure + 1);

    public WrittenMeter MeterOf(int measure) => _meters[measure];

    public bool IsImplicit(int measure) => _measures[measure].IsImplicit;

    public ScoreTime LengthOf(int measure) => _measures[measure].Length;

    /// <summary>The tick of a place in the written music.</summary>
    public int TickOf(int measure, ScoreTime offset) => (_starts[measure] + offset).ToTicks(TicksPerQuarter);

    /// <summary>The tick of what stands there.</summary>
    public int TickOf<T>(Written<T> placed) => TickOf(Math.Min(placed.Measure, Count - 1), placed.Offset);

    /// <summary>Where in its measure a note begins that is so far from the start: a pickup ends where a full measure would.</summary>
    public ScoreTime PlaceInBar(int measure, ScoreTime offset)
    {
        var missing = _meters[measure].Length - _measures[measure].Length;
        var isPickup = (measure == 0 || IsImplicit(measure)) && _meters[measure].Signature is not null && missing > ScoreTime.Zero;
        return isPickup ? offset + missing : offset;
    }
}
