namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Bar lines, repeats and endings, and what bars they may end.</summary>
internal partial struct AbcBody
{
    // A longer pickup is a bar that lacks something.
    private const int LongestPickupShare = 2;

    private readonly bool IsFull => _room.Left == 0;

    // Where a section may end: where the pickup completes the bar.
    private readonly bool IsAtBoundary => !_isPickup && !_isBarEmpty && _room.Left == _pickup;

    private readonly bool IsPickupDone => _isFirstBar && _room.Left > 0 && (_barTicks - _room.Left) * LongestPickupShare <= _barTicks && _language.Lengths.CanFill(_room.Left);

    private readonly bool MayEndNotes => _pending == AbcPending.None && !_room.HasPromises && !_isBarEmpty;

    private readonly bool MayEndBarPlainly => IsPickupDone || (IsFull && (_isPickup || _count.MayGoOn));

    private readonly bool MayBeginEndingInBracket =>
        _language.CanWriteEndings && _isBarEmpty && !_isPickup && _tiedDegree is null && _pending == AbcPending.None && _count.MayBeginEnding;

    private readonly bool MayBeginEndingHere => IsFull && !_isPickup && _language.CanWriteEndings && _count.MayBeginEndingAfterBar;

    private bool TryStroke()
    {
        if (_isBarEmpty && _tiedDegree is null && _pending == AbcPending.None)
        {
            var isApart = _stage == AbcStage.Start || _last is ' ' or '\n' || (_last == '|' && _isAfterRepeat);
            _stage = AbcStage.OpeningStroke;
            return isApart && MayOpen && _language.CanWrite(':');
        }

        if (!MayEndNotes)
        {
            return false;
        }

        if (_tiedDegree is { } tied)
        {
            _stage = AbcStage.Stroke;
            return MayEndBarPlainly && _pitches.AlterationInNextBar(tied) == _alteration;
        }

        _stage = AbcStage.Stroke;
        return MayEndBarPlainly || MayBeginEndingHere
            || (IsAtBoundary && (_count.MayEndSection || _count.MayEnd || (_count.MayEndBeforeRepeat && _language.CanWrite(':'))));
    }

    // A repeat may begin where nothing is written of the section, or behind a plain bar line where sections may end.
    private readonly bool MayOpen => _count.MayOpen && (_isSectionEmpty || (!_count.IsFresh && _pickup == 0));

    private bool TryTakeAfterStroke(char character)
    {
        if (_tiedDegree is null)
        {
            switch (character)
            {
                case '|' or ']':
                    return TryDouble();
                case ':' when IsAtBoundary && _count.MayEndBeforeRepeat:
                    _count.CompleteBar();
                    _count.Open();
                    BeginSection();
                    return true;
                case '1' when MayBeginEndingHere:
                    EndBar();
                    return TryBeginFirstEnding();
                case '!' when IsFull && IsAtBoundary && _count.MayEnd && !MayEndBarPlainly:
                    _count.CompleteBar();
                    _count.EndSection();
                    BeginSection();
                    return TryBreakLine();
                default:
                    break;
            }
        }

        if (!MayEndBarPlainly)
        {
            return false;
        }

        EndBar();
        return TryTakeAtRest(character);
    }

    private bool TryDouble()
    {
        var may = IsAtBoundary && (_count.MayEndSection || _count.MayEnd);
        _isAfterRepeat = false;
        _count.CompleteBar();
        _count.EndSection();
        BeginSection();
        return may;
    }

    private bool TryColon()
    {
        _stage = AbcStage.Colon;
        return MayEndNotes && IsAtBoundary && _column != 1 && _count.MayRepeat
            && (_count.Kind != AbcSectionKind.FirstEnding || _language.CanWrite('2'));
    }

    private bool TryTakeAfterColon(char character)
    {
        var opensAnother = character == ':';
        var may = character == '|' || (opensAnother && _count.MayRepeatBeforeRepeat);
        UnmarkedRepeats += _isUnmarked && _count.Section > 0 ? 1 : 0;
        _count.CompleteBar();
        _count.Repeat();
        if (_count.Kind == AbcSectionKind.SecondEnding)
        {
            _stage = AbcStage.BeforeSecondEnding;
            return may;
        }

        if (opensAnother)
        {
            _count.Open();
        }

        _isAfterRepeat = true;
        BeginSection();
        return may;
    }

    private bool TryOpen()
    {
        // Behind a plain bar line the section before has ended without a sign of its own.
        var isFresh = _count.IsFresh;
        _count.Open();
        if (isFresh)
        {
            BeginSectionBar();
        }
        else
        {
            BeginSection();
        }

        return true;
    }

    private bool TryBeginFirstEnding()
    {
        _count.BeginEnding();
        BeginBar();
        return true;
    }

    private bool TryBeginSecondEnding(char character)
    {
        switch (character)
        {
            case '2' when _last == '|':
                return BeginSecondEnding();
            case not '[' when !_language.CanWrite('['):
                return false;
            case '[':
                _stage = AbcStage.SecondEndingBracket;
                return true;
            case ' ':
                return _last is not (' ' or '\n' or '!');
            case '!':
                return _last is '|' or ' ' && _language.CanWrite('\n');
            default:
                return character == '\n' && _last != '\n';
        }
    }

    private bool BeginSecondEnding()
    {
        BeginBar();
        return true;
    }

    // A plain bar line.
    private void EndBar()
    {
        if (_isFirstBar && _room.Left > 0)
        {
            _pickup = _barTicks - _room.Left;
        }
        else if (!_isPickup)
        {
            _count.CompleteBar();
        }

        _isFirstBar = false;
        BeginBar();
    }

    private void BeginSection()
    {
        _isFirstBar = false;
        _isSectionEmpty = true;
        BeginSectionBar();
    }

    private void BeginSectionBar()
    {
        _isUnmarked = _count.Kind == AbcSectionKind.Plain;
        BeginBar();
        if (_pickup > 0)
        {
            // The bar that the section before has left open is completed first.
            _isPickup = true;
            _room.Begin(_pickup, 0);
        }
    }

    private void BeginBar()
    {
        _pitches.BeginBar();
        _barStart = _now;
        _isPickup = false;
        _isBarEmpty = true;
        _stage = AbcStage.Rest;

        // Where the section has to end with this bar, it ends where the pickup completes it.
        _room.Begin(_barTicks, _count.MayGoOn || _count.MayBeginEndingAfterBar ? 0 : _pickup);
    }

    private int _barStart;
    private bool _isUnmarked = true;
    private bool _isAfterRepeat;
}
