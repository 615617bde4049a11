namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Notes and rests with their lengths, ties and broken rhythms.</summary>
internal partial struct AbcBody
{
    private const int MostMarks = 2;

    private AbcPending _pending;
    private int? _tiedDegree;
    private int? _accidental;
    private int _degree;
    private int _marks;
    private int _lengthNode;
    private NoteKind _kind;
    private int _lastWritten;
    private int _lastDuration;
    private bool _isBreaking;
    private int _now;

    private enum NoteKind
    {
        Note,
        Rest,
        Chord,
    }

    /// <summary>The onset of the note that was struck last, in 64ths of a whole note divided by 48.</summary>
    public readonly int StruckStart => _now * _ticksInUnit;

    /// <summary>Its MIDI pitch.</summary>
    public readonly int StruckPitch => PitchOf(_degree, _alteration);

    /// <summary>How often a note has been struck, or made another one by an octave mark.</summary>
    public int Strikes { get; private set; }

    private readonly bool MayBeginNote => _room.HasSpace && !MustEnd;

    private bool TryBeginNote(char character)
    {
        if (!MayBeginNote)
        {
            return false;
        }

        switch (character)
        {
            case '^' or '_' or '=':
                _stage = AbcStage.Accidental;
                _accidental = AlterationOf(character);
                return _tiedDegree is null && HasLetterInRange(_accidental.Value);
            case 'z':
                (_kind, _lengthNode, _stage) = (NoteKind.Rest, AbcTrie.Root, AbcStage.Note);
                var may = _hasNote && _tiedDegree is null && !_isBreaking && _pending is AbcPending.None or AbcPending.Quotation or AbcPending.Tuplet;
                _isBarEmpty = false;
                _isSectionEmpty = false;
                return may && _language.Lengths.CanBecome(AbcTrie.Root, _room);
            default:
                return TryTakeLetter(character) || (_tiedDegree is null && !_isBreaking && TryDecorate(character));
        }
    }

    private bool TryTakeLetter(char letter)
    {
        if (AbcPitches.DegreeOf(letter) is not { } degree || !TryStrike(letter, degree))
        {
            return false;
        }

        _tiedDegree = null;
        (_kind, _lengthNode, _stage) = (NoteKind.Note, AbcTrie.Root, AbcStage.Note);
        (_isBarEmpty, _isSectionEmpty, _hasNote) = (false, false, true);
        return _language.Lengths.CanBecome(AbcTrie.Root, _room);
    }

    private bool TryStrike(char letter, int degree)
    {
        if (_tiedDegree is { } tied)
        {
            _marksToCome = MarksBetween(letter, degree, tied);
            if (_marksToCome is null)
            {
                return false;
            }
        }
        else
        {
            _marksToCome = null;
        }

        (_degree, _marks) = (degree, 0);
        if (_accidental is { } accidental)
        {
            _pitches.Alter(degree, accidental);
            _accidental = null;
        }

        _alteration = _pitches.AlterationOf(degree);
        Strikes++;
        return _marksToCome is not null || CanBeInRange(letter, degree, _alteration);
    }

    private bool TryTakeInNote(char character)
    {
        if (character is ',' or '\'' && _lengthNode == AbcTrie.Root && _kind == NoteKind.Note)
        {
            return TryMark(character);
        }

        if (_marksToCome > 0)
        {
            return false;
        }

        if (_language.Lengths.Next(_lengthNode, character) is >= 0 and var next)
        {
            _lengthNode = next;
            return _language.Lengths.CanBecome(next, _room);
        }

        return TryEndNote() && TryTakeAfterNote(character);
    }

    private bool TryMark(char mark)
    {
        var step = mark == ',' ? -OctaveInDegrees : OctaveInDegrees;
        var suits = mark == ',' ? _degree < OctaveInDegrees : _degree >= OctaveInDegrees;
        if (!suits || _marks == MostMarks || _marksToCome == 0)
        {
            return false;
        }

        _degree += step;
        _marks++;
        _marksToCome--;
        Strikes++;
        return _marksToCome is not null || CanBeInRange(_degree, step, MostMarks - _marks, _alteration, mark);
    }

    // The note is complete, as the next character shows.
    private bool TryEndNote()
    {
        var written = _language.Lengths.TicksAt(_lengthNode);
        if (written == 0 || !_room.Fits(written) || (_kind == NoteKind.Note && _marksToCome is null && !IsInRange(PitchOf(_degree, _alteration))))
        {
            return false;
        }

        var duration = _room.Spend(written);
        var sounding = _isBreaking ? _brokenDuration : duration;
        _now += sounding;
        (_lastWritten, _lastDuration, _mayBreak, _isBreaking) = (written, duration, !_isBreaking && _kind != NoteKind.Rest && duration % 2 == 0, false);
        (_pending, _hasGrace) = (AbcPending.None, false);
        _stage = AbcStage.Rest;
        return true;
    }

    private bool TryTakeAfterNote(char character)
    {
        switch (character)
        {
            case '-':
                _tiedDegree = _degree;
                _stage = AbcStage.Tied;
                return _kind == NoteKind.Note && MayTie;
            case '>' or '<':
                return TryBreak(isLongFirst: character == '>');
            default:
                return TryTakeAtRest(character);
        }
    }

    // Within the bar, or over a plain bar line to a letter that sounds the same there.
    private readonly bool MayTie => !_room.HasPromises
        && (_room.HasSpace || (IsFull && MayEndBarPlainly && _pitches.AlterationInNextBar(_degree) == _alteration));

    private bool TryBreak(bool isLongFirst)
    {
        if (!_mayBreak || !_room.CanPromise(_lastWritten))
        {
            return false;
        }

        var half = _lastDuration / 2;
        _room.Promise(_lastWritten);
        _now += isLongFirst ? half : -half;
        _brokenDuration = _lastDuration + (isLongFirst ? -half : half);
        _isBreaking = true;
        _stage = AbcStage.Broken;
        return true;
    }

    private int? _marksToCome;
    private int _alteration;
    private int _brokenDuration;
    private bool _mayBreak;
    private bool _hasGrace;
    private bool _isSectionEmpty = true;
}
