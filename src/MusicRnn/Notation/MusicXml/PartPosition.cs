namespace MusicRnn.Notation.MusicXml;

/// <summary>Where the reading of one part stands, and what holds there.</summary>
internal sealed class PartPosition(WrittenScore score, WrittenPart part)
{
    private readonly Dictionary<int, Transposition> _transpositions = [];
    private ScoreTime _drift; // how far exact tuplets are ahead of durations that the divisions could not express
    private ScoreTime _extent;
    private WrittenMeter? _announcedMeter;

    public WrittenScore Score { get; } = score;

    public WrittenPart Part { get; } = part;

    public MusicXmlProblems Problems => Score.Problems;

    /// <summary>The measure, counted from 0; -1 before the first.</summary>
    public int Measure { get; private set; } = -1;

    /// <summary>The time from the start of the measure.</summary>
    public ScoreTime Offset { get; private set; }

    /// <summary>Where the next note begins: the same unless a tuplet is under way.</summary>
    public ScoreTime NoteStart => _drift.IsZero ? Offset : ScoreTime.Max(ScoreTime.Zero, Offset + _drift);

    /// <summary>Where the last note began that was not added to a chord; null before the first of the measure.</summary>
    public ScoreTime? ChordStart { get; private set; }

    /// <summary>How many divisions make a quarter note; null as long as the part has not said.</summary>
    public ScoreTime? Divisions { get; set; }

    /// <summary>The meter in force.</summary>
    public WrittenMeter Meter { get; private set; } = WrittenMeter.Free;

    public void BeginMeasure()
    {
        Measure++;
        if (Measure >= MusicXmlLimits.Measures)
        {
            throw new ScoreTooLargeException($"{MusicXmlLimits.Measures} measures");
        }

        var measure = Score.MeasureAt(Measure);
        measure.Meter ??= _announcedMeter;
        Meter = measure.Meter ?? Meter;
        _announcedMeter = null;
        (Offset, _drift, _extent, ChordStart) = (ScoreTime.Zero, ScoreTime.Zero, ScoreTime.Zero, null);
    }

    public void EndMeasure()
    {
        var measure = Score.MeasureAt(Measure);
        measure.Length = ScoreTime.Max(measure.Length, _extent);
    }

    /// <summary>Changes the meter: at the start of a measure for it, else for the next.</summary>
    public void SetMeter(WrittenMeter meter)
    {
        if (!Offset.IsZero)
        {
            _announcedMeter = meter;
            return;
        }

        Meter = meter;
        Score.MeasureAt(Measure).Meter ??= meter;
    }

    /// <summary>Passes a note or rest.</summary>
    /// <param name="duration">Its duration in the file's divisions.</param>
    /// <param name="exact">What its note value says.</param>
    public void PassNote(ScoreTime duration, ScoreTime exact)
    {
        ChordStart = NoteStart;
        Move(duration);
        _drift = duration == exact ? (IsInTuplet(exact) ? _drift : ScoreTime.Zero) : _drift + exact - duration;
    }

    /// <summary>Goes forward or, with a negative time, back; returns false where that would be before the measure.</summary>
    public bool Move(ScoreTime time)
    {
        var target = Offset + time;
        Offset = ScoreTime.Max(ScoreTime.Zero, target);
        _extent = ScoreTime.Max(_extent, Offset);
        if (_extent > ScoreTime.Of(MusicXmlLimits.QuartersAtOnce, 1))
        {
            throw new ScoreTooLargeException($"{MusicXmlLimits.QuartersAtOnce} quarter notes in a measure");
        }

        return target == Offset;
    }

    /// <summary>Leaves the tuplet that may be under way, as a backup or forward does.</summary>
    public void Realign() => _drift = ScoreTime.Zero;

    /// <summary>A length in divisions as time; null where it is no number.</summary>
    public ScoreTime? TimeOf(string? divisions) =>
        ScoreTime.TryParse(divisions, out var length) ? (Divisions is { } quarter ? length / quarter : length) : null;

    public Transposition TranspositionOf(int? staff) =>
        staff is { } number && _transpositions.TryGetValue(number, out var own) ? own : _transpositions.GetValueOrDefault(0);

    /// <summary>Sets the transposition of a staff, or of all staves.</summary>
    public void Transpose(int? staff, Transposition transposition)
    {
        if (staff is null)
        {
            _transpositions.Clear();
        }

        _transpositions[staff ?? 0] = transposition;
    }

    /// <summary>Something that stands here, or a stretch of time away.</summary>
    public Written<T> Place<T>(T value, ScoreTime away = default)
    {
        Score.Count();
        return new Written<T>(Measure, ScoreTime.Max(ScoreTime.Zero, Offset + away), value);
    }

    private static bool IsInTuplet(ScoreTime length) => (length.Denominator & (length.Denominator - 1)) != 0;
}
