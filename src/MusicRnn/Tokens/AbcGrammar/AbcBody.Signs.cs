namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Chords, grace notes, chord symbols, decorations and the signs of tuplets.</summary>
internal partial struct AbcBody
{
    private const int MostInChord = 6;
    private const int MostGraceNotes = 4;

    // Section 4.14 of the standard: roll, staccato, trill, bows, fermata, mordents.
    private const string Decorations = "~.TuvMP";

    private int _inBrackets;
    private ulong _lettersInChord;
    private int _node;

    private readonly bool MayBeginChord => MayBeginNote && _tiedDegree is null && _language.CanWriteChords;

    private bool TryBeginChord()
    {
        _stage = AbcStage.Bracket;
        return MayBeginChord;
    }

    private bool TryTakeAfterBracket(char character)
    {
        if (character == '1')
        {
            return MayBeginEndingInBracket && !_isBreaking && TryBeginFirstEnding();
        }

        (_inBrackets, _lettersInChord, _degree) = (0, 0, int.MinValue);
        return MayBeginChord && TryTakeInChord(character);
    }

    private bool TryTakeInChord(char character)
    {
        if (_stage != AbcStage.ChordAccidental)
        {
            switch (character)
            {
                case ']':
                    return TryEndChord();
                case ',' or '\'' when _inBrackets > 0:
                    return TryMark(character);
                case '^' or '_' or '=':
                    _stage = AbcStage.ChordAccidental;
                    _accidental = AlterationOf(character);
                    return _inBrackets < MostInChord && IsLastInRange && HasLetterInRange(_accidental.Value);
                default:
                    break;
            }
        }

        var mayFollow = _stage == AbcStage.ChordAccidental || _inBrackets == 0 || IsLastInRange;
        _stage = AbcStage.Chord;
        if (!mayFollow || _inBrackets == MostInChord || AbcPitches.DegreeOf(character) is not { } degree || !TryStrike(character, degree))
        {
            return false;
        }

        _inBrackets++;
        (_isBarEmpty, _isSectionEmpty, _hasNote) = (false, false, true);
        return TryNoteLetter(degree);
    }

    // A letter stands once in a chord, whatever its octave, so that no accidental is in doubt.
    private bool TryNoteLetter(int degree)
    {
        var flag = 1UL << degree;
        var isNew = (_lettersInChord & flag) == 0;
        _lettersInChord |= flag;
        return isNew;
    }

    private readonly bool IsLastInRange => _inBrackets == 0 || IsInRange(StruckPitch);

    private bool TryEndChord()
    {
        var may = _inBrackets > 1 && IsLastInRange;
        (_kind, _lengthNode, _stage) = (NoteKind.Chord, AbcTrie.Root, AbcStage.Note);
        return may && _language.Lengths.CanBecome(AbcTrie.Root, _room);
    }

    private bool TryDecorate(char character)
    {
        switch (character)
        {
            case '(':
                _stage = AbcStage.Tuplet;
                return _pending <= AbcPending.Quotation && (MayBeginTuplet('3') || MayBeginTuplet('2') || MayBeginTuplet('4'));
            case '{':
                _stage = AbcStage.Grace;
                _inBrackets = 0;
                return _pending <= AbcPending.Decoration && _language.CanWrite('}');
            case '"':
                _stage = AbcStage.Quotation;
                _node = AbcTrie.Root;
                return _pending == AbcPending.None && !_language.Chords.IsEmpty;
            default:
                var may = _pending <= AbcPending.Quotation && Decorations.Contains(character, StringComparison.Ordinal);
                (_pending, _stage) = (AbcPending.Decoration, AbcStage.Rest);
                return may;
        }
    }

    private bool TryTakeInQuotation(char character)
    {
        _node = _language.Chords.Next(_node, character);
        if (character == '"' && _node >= 0)
        {
            (_pending, _stage) = (AbcPending.Quotation, AbcStage.Rest);
        }

        return _node >= 0;
    }

    // Grace notes do not sound, but their accidentals hold.
    private bool TryTakeInGrace(char character)
    {
        if (_stage == AbcStage.Grace && character == '}')
        {
            (_pending, _stage) = (AbcPending.Grace, AbcStage.Rest);
            return _inBrackets > 0;
        }

        if (_stage == AbcStage.Grace && character is '^' or '_' or '=')
        {
            (_stage, _accidental) = (AbcStage.GraceAccidental, AlterationOf(character));
            return _inBrackets < MostGraceNotes;
        }

        if (_stage == AbcStage.Grace && character is ',' or '\'')
        {
            return _inBrackets > 0 && _last is (>= 'A' and <= 'G' or >= 'a' and <= 'g') && (character == ',') == char.IsAsciiLetterUpper(_last);
        }

        _stage = AbcStage.Grace;
        if (AbcPitches.DegreeOf(character) is not { } degree || _inBrackets == MostGraceNotes)
        {
            return false;
        }

        if (_accidental is { } accidental)
        {
            _pitches.Alter(degree, accidental);
            _accidental = null;
        }

        _inBrackets++;
        return true;
    }

    private readonly bool MayBeginTuplet(char number) =>
        _language.CanWrite(number) && TupletOf(number) is (> 0 and var notes, var inTimeOf) && _room.CanBeginTuplet(notes, inTimeOf);

    // Three notes in the time of two; two, or four, in the time of three (section 4.13 of the standard).
    private static (int Notes, int InTimeOf) TupletOf(char number) => number switch { '3' => (3, 2), '2' => (2, 3), '4' => (4, 3), _ => (0, 0) };

    private bool TryTakeTupletNumber(char number)
    {
        if (!MayBeginTuplet(number))
        {
            return false;
        }

        var (notes, inTimeOf) = TupletOf(number);
        _room.BeginTuplet(notes, inTimeOf);
        (_pending, _stage) = (AbcPending.Tuplet, AbcStage.Rest);
        return true;
    }
}
