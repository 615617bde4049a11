namespace MusicRnn.Tokens;

/// <summary>
/// Where a sequence of note tokens stands and what it has told; it moves on by tokens that <see cref="NoteGrammar"/>
/// allows. Times are grid units from the first bar line.
/// </summary>
internal sealed class NoteState
{
    private const int NotYet = -1;
    private const double DefaultQuartersPerMinute = 120;

    private readonly NoteVocabulary _vocabulary;
    private readonly int[] _velocityOfPart = new int[NoteGrid.MostParts];
    private readonly int[] _durationOfPart = new int[NoteGrid.MostParts];
    private readonly bool[] _hasPlayed = new bool[NoteGrid.MostParts];
    private readonly int[] _soundsUntil = new int[NoteGrid.MostParts * NoteGrid.PitchCount];
    private int _lastNoteEnd;

    /// <summary>The state at the beginning of a piece.</summary>
    public NoteState(NoteVocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        Array.Fill(_velocityOfPart, NotYet);
        Array.Fill(_durationOfPart, NotYet);
    }

    /// <summary>What has been told.</summary>
    public NoteScore Score { get; } = new();

    /// <summary>Which kind of token was taken last.</summary>
    public NoteStage Stage { get; private set; }

    /// <summary>The number of bar lines taken.</summary>
    public int BegunBars { get; private set; }

    /// <summary>The bar line of the current bar.</summary>
    public int BarStart { get; private set; }

    /// <summary>The next bar line; 0 before the first bar.</summary>
    public int BarEnd { get; private set; }

    /// <summary>The last position told in this bar, -1 if there is none.</summary>
    public int Position { get; private set; } = NotYet;

    /// <summary>The key that holds, as the value of its token; -1 if none was told.</summary>
    public int Key { get; private set; } = NotYet;

    /// <summary>The meter that holds, as the value of its token.</summary>
    public int Meter { get; private set; } = NotYet;

    /// <summary>The class of the tempo that holds.</summary>
    public int TempoClass { get; private set; } = NotYet;

    /// <summary>The part that plays at this position.</summary>
    public int CurrentPart { get; private set; }

    /// <summary>The pitch of that part's last note at this position, -1 if there is none.</summary>
    public int LastPitch { get; private set; } = NotYet;

    /// <summary>The value of the Long token that waits for its duration; otherwise 0.</summary>
    public int Wholes { get; private set; }

    /// <summary>The velocity class of the current part, -1 if none was told.</summary>
    public int Velocity => _velocityOfPart[CurrentPart];

    /// <summary>The duration of the current part's notes, -1 if none was told.</summary>
    public int Duration => _durationOfPart[CurrentPart];

    /// <summary>Whether the current part has a note that it may strike here, above its last one.</summary>
    public bool NoteIsPossible { get; private set; }

    /// <summary>At rest: the earliest time at which any part has a note that does not sound already.</summary>
    public int SomeNoteIsPossibleFrom { get; private set; }

    /// <summary>Whether everything begun is told, so that a bar line may follow.</summary>
    public bool IsAtRest => Stage is NoteStage.Bar or NoteStage.BarKey or NoteStage.BarMeter or NoteStage.BarTempo or NoteStage.Note;

    /// <summary>Whether every declared part has played and every note ends within the bars so far.</summary>
    public bool IsComplete => _lastNoteEnd <= BarEnd && !_hasPlayed.AsSpan(0, Score.PartCount).Contains(false);

    /// <summary>The number of bars begun, not counting a pickup.</summary>
    public int FullBars => BegunBars - (Score.PickupBarLength > 0 ? 1 : 0);

    /// <summary>Moves on by a token.</summary>
    public void Take(NoteToken token)
    {
        switch (token.Kind)
        {
            case NoteTokenKind.Start:
                Stage = NoteStage.HeaderStart;
                break;
            case NoteTokenKind.End:
                Stage = NoteStage.Ended;
                break;
            case NoteTokenKind.Bar:
                BeginBar();
                break;
            case NoteTokenKind.Upbeat:
                Score.MakePickup(BarEnd - BarStart);
                Stage = NoteStage.Upbeat;
                break;
            case NoteTokenKind.Key or NoteTokenKind.Meter or NoteTokenKind.Tempo:
                Change(token);
                break;
            case NoteTokenKind.Part:
                CurrentPart = token.Value;
                LastPitch = NotYet;
                Stage = BegunBars == 0 ? NoteStage.HeaderPart : NoteStage.Part;
                break;
            case NoteTokenKind.Program:
                DeclarePart(token.Value, isPercussion: false);
                break;
            case NoteTokenKind.Drums:
                DeclarePart(program: 0, isPercussion: true);
                break;
            default:
                TakeNoteToken(token);
                break;
        }

        LookAhead();
    }

    /// <summary>
    /// Completes a header that is not complete: 4/4, 120 quarters a minute, and a piano, or drums if the vocabulary has no
    /// pitches. Does nothing later.
    /// </summary>
    public void CompleteHeader()
    {
        if (Stage >= NoteStage.HeaderInstrument)
        {
            return;
        }

        if (Meter == NotYet)
        {
            Change(new NoteToken(NoteTokenKind.Meter, NoteTokenTable.ValueOf(Music.Meter.Common)));
        }

        if (TempoClass == NotYet)
        {
            Change(new NoteToken(NoteTokenKind.Tempo, TempoClasses.Nearest(DefaultQuartersPerMinute)));
        }

        if (Score.PartCount == 0)
        {
            DeclarePart(program: 0, isPercussion: !_vocabulary.Has(NoteTokenKind.Pitch));
        }

        Stage = NoteStage.HeaderInstrument;
    }

    /// <summary>Whether the part has a pitch above the given one that does not sound already at the current position.</summary>
    public bool HasFreePitch(int part, int above) => HasFreePitch(part, above, BarStart + Position, UInt128.MaxValue);

    /// <summary>The same at any time, where a part that is not percussion has none but some pitches (bit p for pitch p).</summary>
    public bool HasFreePitch(int part, int above, int time, UInt128 pitches)
    {
        var isAny = Score.IsPercussion(part);
        foreach (var pitch in PitchesOf(part))
        {
            if (pitch > above && SoundsUntil(part, pitch) <= time && (isAny || ((pitches >> pitch) & 1) == 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>When the part's last note of this pitch has ended.</summary>
    public int SoundsUntil(int part, int pitch) => _soundsUntil[(part * NoteGrid.PitchCount) + pitch];

    private ReadOnlySpan<int> PitchesOf(int part) =>
        _vocabulary.ValuesOf(Score.IsPercussion(part) ? NoteTokenKind.Drum : NoteTokenKind.Pitch);

    private void BeginBar()
    {
        BegunBars++;
        BarStart = BarEnd;
        BarEnd = BarStart + NoteTokenTable.Meters[Meter].BarTicks(NoteGrid.UnitsPerQuarter);
        Position = NotYet;
        Stage = NoteStage.Bar;
    }

    private void Change(NoteToken token)
    {
        var isHeader = BegunBars == 0;
        switch (token.Kind)
        {
            case NoteTokenKind.Key:
                Key = token.Value;
                Score.AddKey(BarStart, token.Value);
                Stage = isHeader ? NoteStage.HeaderKey : NoteStage.BarKey;
                break;
            case NoteTokenKind.Meter:
                Meter = token.Value;
                BarEnd = isHeader ? 0 : BarStart + NoteTokenTable.Meters[Meter].BarTicks(NoteGrid.UnitsPerQuarter);
                Score.AddMeter(BarStart, token.Value);
                Stage = isHeader ? NoteStage.HeaderMeter : NoteStage.BarMeter;
                break;
            default:
                TempoClass = token.Value;
                Score.AddTempo(BarStart, token.Value);
                Stage = isHeader ? NoteStage.HeaderTempo : NoteStage.BarTempo;
                break;
        }
    }

    private void DeclarePart(int program, bool isPercussion)
    {
        Score.AddPart(program, isPercussion);
        Stage = NoteStage.HeaderInstrument;
    }

    private void TakeNoteToken(NoteToken token)
    {
        switch (token.Kind)
        {
            case NoteTokenKind.Position:
                Position = token.Value;
                CurrentPart = 0;
                LastPitch = NotYet;
                Stage = NoteStage.Position;
                break;
            case NoteTokenKind.Velocity:
                _velocityOfPart[CurrentPart] = token.Value;
                Stage = NoteStage.Velocity;
                break;
            case NoteTokenKind.Long:
                Wholes = token.Value;
                Stage = NoteStage.Long;
                break;
            case NoteTokenKind.Duration:
                _durationOfPart[CurrentPart] = (Wholes * NoteGrid.UnitsPerWhole) + token.Value;
                Wholes = 0;
                Stage = NoteStage.Duration;
                break;
            default:
                Strike(token.Value);
                break;
        }
    }

    private void Strike(int pitch)
    {
        var start = BarStart + Position;
        Score.AddNote(new ScoreNote(start, Duration, CurrentPart, pitch, Velocity));
        _soundsUntil[(CurrentPart * NoteGrid.PitchCount) + pitch] = start + Duration;
        _lastNoteEnd = Math.Max(_lastNoteEnd, start + Duration);
        _hasPlayed[CurrentPart] = true;
        LastPitch = pitch;
        Stage = NoteStage.Note;
    }

    private void LookAhead()
    {
        if (Stage is NoteStage.Position or NoteStage.Part or NoteStage.Note)
        {
            NoteIsPossible = HasFreePitch(CurrentPart, LastPitch);
        }

        if (IsAtRest || Stage == NoteStage.Upbeat)
        {
            SomeNoteIsPossibleFrom = EarliestFreePitch();
        }
    }

    private int EarliestFreePitch()
    {
        var soon = BarStart + Position + 1;
        var earliest = int.MaxValue;
        for (var part = 0; part < Score.PartCount && earliest > soon; part++)
        {
            foreach (var pitch in PitchesOf(part))
            {
                earliest = Math.Min(earliest, SoundsUntil(part, pitch));
                if (earliest <= soon)
                {
                    break;
                }
            }
        }

        return earliest;
    }
}
