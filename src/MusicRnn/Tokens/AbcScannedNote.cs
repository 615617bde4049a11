namespace MusicRnn.Tokens;

/// <summary>How long the note is that is being read in ABC text, and what tuplets and broken rhythms make of the next ones.</summary>
internal sealed class AbcScannedNote
{
    private const int TripletNotes = 3;

    // A greater factor is read as this.
    private const int MostFactor = 64;

    private int _duration;
    private int _factor;
    private int _divisor;
    private bool _isDividing;
    private bool _halvesNext;
    private bool _lengthensNext;

    /// <summary>Whether a note is being read.</summary>
    public bool IsRunning => _duration > 0;

    /// <summary>Its length so far, in parts of the unit note length; 0 without a note.</summary>
    public int Length => _duration == 0 ? 0 : _duration * Math.Max(1, _factor) / Math.Max(1, _divisor);

    /// <summary>How many notes of a triplet are still to come.</summary>
    public int TripletNotesLeft { get; private set; }

    /// <summary>Whether a broken rhythm waits for its second note.</summary>
    public bool IsBroken => _halvesNext || _lengthensNext;

    /// <summary>A note begins.</summary>
    public void Begin()
    {
        (_factor, _divisor, _isDividing) = (0, 1, false);
        _duration = TripletNotesLeft > 0 ? AbcScan.PartsOfUnit * 2 / TripletNotes : AbcScan.PartsOfUnit;
        TripletNotesLeft = Math.Max(0, TripletNotesLeft - 1);
        _duration = _halvesNext ? _duration / 2 : _lengthensNext ? _duration * TripletNotes / 2 : _duration;
        (_halvesNext, _lengthensNext) = (false, false);
    }

    /// <summary>A digit of the note's length.</summary>
    public void TakeDigit(int digit)
    {
        if (_isDividing)
        {
            _divisor = digit == 0 ? _divisor : digit;
        }
        else
        {
            _factor = Math.Min(MostFactor, (_factor * 10) + digit);
        }
    }

    /// <summary>A stroke in the note's length.</summary>
    public void Divide()
    {
        _divisor = _isDividing ? _divisor * 2 : 2;
        _isDividing = true;
    }

    /// <summary>A tuplet of so many notes begins; of triplets alone it is known what they do.</summary>
    public void BeginTuplet(int notes) => TripletNotesLeft = notes == TripletNotes ? TripletNotes : 0;

    /// <summary>A sign of broken rhythm: the next note is half as long, or half as long again.</summary>
    public void Break(bool isLongFirst) => (_halvesNext, _lengthensNext) = (isLongFirst, !isLongFirst);

    /// <summary>The note is over, or was none.</summary>
    public void Forget() => (_duration, _isDividing) = (0, false);

    /// <summary>What a broken rhythm waited for does not come.</summary>
    public void EndBar() => (_halvesNext, _lengthensNext) = (false, false);
}
