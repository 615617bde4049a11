using System.Runtime.InteropServices;
namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>
/// A tune's music while it is written, character by character. It takes only what can be continued to good notation: bars are
/// full, repeats and endings balanced, tuplets complete, brackets and quotations closed, ties lead to their note.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal partial struct AbcBody
{
    private readonly AbcLanguage _language;
    private readonly int _barTicks;
    private readonly int _ticksInUnit;
    private AbcStage _stage = AbcStage.Start;
    private AbcRoom _room;
    private AbcCount _count;
    private AbcPitches _pitches;
    private int _pickup;
    private bool _isPickup;
    private bool _isFirstBar = true;
    private bool _isBarEmpty = true;
    private bool _hasNote;
    private char _last;

    // What would be the second sign of a line could make a field of it.
    private int _column;

    public AbcBody(AbcLanguage language, in AbcHeader header)
    {
        _language = language;
        _barTicks = Math.Max(1, AbcMeterNames.BarTicks(header.Meter, header.Unit));
        _ticksInUnit = TicksInWhole / AbcLengths.Unit / header.Unit;
        _pitches = new AbcPitches(header.Key);
        _room = new AbcRoom(language.Lengths);
        _count = new AbcCount(language.Wishes.MinimumBars, language.Wishes.MaximumBars, language.Plan);
        BeginBar();
        _stage = AbcStage.Start;
    }

    /// <summary>The bars that are complete, as they are played.</summary>
    public readonly int PlayedBars => _count.Played + (_stage == AbcStage.Stroke && IsFull && !_isPickup ? 1 : 0);

    /// <summary>The complete bars of the section as they are written.</summary>
    public readonly int WrittenBars => _count.Written;

    /// <summary>The number of the section.</summary>
    public readonly int Section => _count.Section;

    /// <summary>How often a section was repeated that did not begin with <c>|:</c>, and was not the first.</summary>
    public int UnmarkedRepeats { get; private set; }

    /// <summary>Whether the tune may end here.</summary>
    public readonly bool MayEnd => MayEndHere;

    /// <summary>Takes a character; false, and of no use any more, if it may not come next.</summary>
    public bool TryTake(char character)
    {
        var isTaken = _stage switch
        {
            AbcStage.Note => TryTakeInNote(character),
            AbcStage.Accidental => TryTakeLetter(character),
            AbcStage.Tied or AbcStage.Broken => TryTakeAtRest(character),
            AbcStage.Bracket => TryTakeAfterBracket(character),
            AbcStage.Chord or AbcStage.ChordAccidental => TryTakeInChord(character),
            AbcStage.Grace or AbcStage.GraceAccidental => TryTakeInGrace(character),
            AbcStage.Quotation => TryTakeInQuotation(character),
            AbcStage.Tuplet => TryTakeTupletNumber(character),
            AbcStage.Stroke => TryTakeAfterStroke(character),
            AbcStage.OpeningStroke => character == ':' && TryOpen(),
            AbcStage.Colon => TryTakeAfterColon(character),
            AbcStage.BeforeSecondEnding => TryBeginSecondEnding(character),
            AbcStage.SecondEndingBracket => character == '2' && BeginSecondEnding(),
            AbcStage.LineBreak => character == '\n' && TryEndLine(),
            _ => TryTakeAtRest(character),
        };
        _last = character;
        _column = character == '\n' ? 0 : _column + 1;
        return isTaken;
    }

    // Between notes.
    private bool TryTakeAtRest(char character)
    {
        if (_stage is AbcStage.Broken || _tiedDegree is not null)
        {
            return TryGoOn(character);
        }

        switch (character)
        {
            case ' ':
                return TrySpace();
            case '\n':
                return TryEndLine();
            case '!':
                return TryBreakLine();
            case '|':
                return TryStroke();
            case ':':
                return TryColon();
            case '[':
                _stage = AbcStage.Bracket;
                return MayBeginChord || MayBeginEndingInBracket;
            default:
                return TryBeginNote(character);
        }
    }

    // After a tie or a broken rhythm.
    private bool TryGoOn(char character) => character switch
    {
        '|' when _stage is not AbcStage.Broken => TryStroke(),
        ' ' when _tiedDegree is not null => TrySpace(),
        '\n' when _tiedDegree is not null => TryEndLine(),
        '!' when _tiedDegree is not null => TryBreakLine(),
        '[' when _tiedDegree is null => TryBeginChord(),
        _ => TryBeginNote(character),
    };

    private bool TrySpace()
    {
        var may = _last is not (' ' or '\n') && _stage != AbcStage.Start && !_room.HasPromises && _pending is AbcPending.None or AbcPending.Quotation;
        may &= !MustEnd;
        _stage = AbcStage.Rest;
        return may;
    }

    private bool TryEndLine()
    {
        var may = _isBarEmpty && _pending == AbcPending.None && !MustEnd && _last != '\n' && _stage != AbcStage.Start && _language.CanWrite(' ');
        _stage = AbcStage.Rest;
        return may;
    }

    // As in old tunebooks, where the mark ends a line of the score.
    private bool TryBreakLine()
    {
        var may = _isBarEmpty && _pending == AbcPending.None && _last != '\n' && _last != '!' && _stage != AbcStage.Start && _language.CanWrite(' ');
        _stage = AbcStage.LineBreak;
        return may;
    }

    // Nothing fits any more.
    private readonly bool MustEnd => _isBarEmpty && _count is { IsFresh: true, MayBeginSection: false };

    // A plain bar line ends the last bar, if it is full; another one any.
    private readonly bool MayEndHere => _hasNote && _pending == AbcPending.None && _tiedDegree is null && !_room.HasPromises && _stage switch
    {
        AbcStage.Stroke => IsFull && IsAtBoundary && _count.MayEnd,
        AbcStage.Rest or AbcStage.LineBreak => _isBarEmpty && (_isSectionEmpty ? _count.MayEndBefore : !_isPickup && _pickup == 0 && _count.MayEndAfter),
        _ => false,
    };
}
