using System.Runtime.InteropServices;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>A tune's header while it is written: X:, T:, other texts, M:, L:, Q: and R: in any order, and K: at its end.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct AbcHeader(AbcLanguage language)
{
    /// <summary>What a file may begin with (section 2.1).</summary>
    public const string Version = "%abc-2.1";

    private const int MostTextLines = 12;
    private const int LongestText = 120;
    private const int MostDigits = 4;

    // Section 3 of the standard: what is told about a tune and does not change its music.
    private const string TextFields = "TABCDFGHNOSZ";

    private uint _seen;
    private char _field;
    private Place _place;
    private int _node;
    private int _length;
    private int _lines;
    private char _last;
    private int? _unit;
    private AbcKey? _key;
    private Meter? _meter;

    private enum Place
    {
        LineStart,
        Letter,
        Value,
        Comment,
        Done,
    }

    /// <summary>Whether the music begins.</summary>
    public readonly bool IsDone => _place == Place.Done;

    /// <summary>The key; C where the text names none.</summary>
    public readonly AbcKey Key => _key ?? AbcKey.None;

    public readonly Meter Meter => _meter ?? Meter.Common;

    /// <summary>The denominator of the unit note length.</summary>
    public readonly int Unit => _unit ?? AbcMeterNames.DefaultUnit(Meter);

    /// <summary>Takes a character; false, and of no use any more, if it may not come next.</summary>
    public bool TryTake(char character)
    {
        switch (_place)
        {
            case Place.LineStart:
                return TryBeginLine(character);
            case Place.Letter:
                _place = Place.Value;
                (_node, _length, _last) = (AbcTrie.Root, 0, '\0');
                return character == ':';
            case Place.Comment:
                return TryTakeComment(character);
            default:
                return character == '\n' ? TryEndLine() : TryTakeValue(character);
        }
    }

    /// <summary>Takes a character that may not come next, as well as can be.</summary>
    public void TakeAnyway(char character)
    {
        if (character == '\n')
        {
            EndValue();
        }
        else if (_place == Place.LineStart)
        {
            (_field, _place) = (character, Place.Letter);
        }
        else if (_place == Place.Letter)
        {
            (_place, _node, _length) = (Place.Value, AbcTrie.Root, 0);
        }
        else if (TextsOf(_field) is { } texts && texts.Next(_node, character) is >= 0 and var next)
        {
            _node = next;
        }

        _last = character;
    }

    private bool TryBeginLine(char character)
    {
        (_field, _place) = (character, character == '%' ? Place.Comment : Place.Letter);
        _length = 0;
        return character == '%' ? _seen == 0 && _last == '\0' && language.CanWriteVersion : MayTell(character);
    }

    private bool TryTakeComment(char character)
    {
        _length++;
        if (_length == Version.Length)
        {
            _last = character;
            _place = Place.LineStart;
            return character == '\n';
        }

        return character == Version[_length];
    }

    private readonly bool MayTell(char field)
    {
        if (!Has('X'))
        {
            return field == 'X';
        }

        if (field == 'T' && !Has('T'))
        {
            return true;
        }

        if (TextFields.Contains(field, StringComparison.Ordinal))
        {
            return _lines < MostTextLines;
        }

        return "MLQRK".Contains(field, StringComparison.Ordinal) && !Has(field) && CanTell(field);
    }

    private readonly bool Has(char field) => (_seen & FlagOf(field)) != 0;

    private static uint FlagOf(char field) => 1u << (field - 'A');

    private readonly bool CanTell(char field) => field switch
    {
        'K' => _meter is not null && (language.Wishes.Style is null || Has('R')),
        'R' => true,
        'Q' => !language.Tempos.IsEmpty,
        _ => (TextsOf(field)!.Reachable(AbcTrie.Root) & Suitable(field)) != 0,
    };

    private readonly AbcTrie? TextsOf(char field) => field switch
    {
        'M' => language.Meters,
        'L' => language.Units,
        'Q' => language.Tempos,
        'K' => language.Keys,
        'R' => language.Wishes.Style is null ? null : language.Styles,
        _ => null,
    };

    private readonly ulong Suitable(char field) => field switch
    {
        // Without a unit so far, the usual one has to go with the meter, for none need be told.
        'M' => language.MetersFor(_unit),
        'L' => _meter is { } meter ? language.UnitsFor(meter) : UnitsForSome(),
        _ => ulong.MaxValue,
    };

    private readonly ulong UnitsForSome()
    {
        var units = 0UL;
        for (var index = 0; index < AbcMeterNames.Units.Length; index++)
        {
            var meters = language.Meters.Reachable(AbcTrie.Root) & language.MetersFor(AbcMeterNames.Units[index].Denominator);
            units |= meters == 0 ? 0 : AbcTrie.Flag(index);
        }

        return units;
    }

    private bool TryTakeValue(char character)
    {
        if (TextsOf(_field) is { } texts)
        {
            _node = texts.Next(_node, character);
            return _node >= 0 && (texts.Reachable(_node) & Suitable(_field)) != 0;
        }

        var isBlank = character == ' ';
        var last = _last;
        _last = character;
        _length += isBlank && _length == 0 ? 0 : 1;
        return _field == 'X'
            ? (isBlank && _length == 0 && last == '\0') || (_length <= MostDigits && character is >= '0' and <= '9' && (_length > 1 || character != '0'))
            : _length <= LongestText && !(last == '\0' && character is ':' or '|') && !(isBlank && last == ' ') && character is not ('%' or '\\') && !char.IsControl(character);
    }

    private bool TryEndLine()
    {
        var isComplete = _place == Place.Value && (TextsOf(_field) is { } texts
            ? texts.ValueAt(_node) is >= 0 and var value && (AbcTrie.Flag(value) & Suitable(_field)) != 0
            : _length > 0);
        EndValue();
        return isComplete;
    }

    private void EndValue()
    {
        var value = _place == Place.Value && TextsOf(_field) is { } texts && _node >= 0 ? texts.ValueAt(_node) : AbcTrie.None;
        switch (_field)
        {
            case 'M' when value >= 0:
                _meter = AbcMeterNames.Meters[value].Meter;
                break;
            case 'L' when value >= 0:
                _unit = AbcMeterNames.Units[value].Denominator;
                break;
            case 'K':
                _key = value >= 0 ? AbcKeyNames.All[value].Key : AbcKey.None;
                break;
            default:
                _lines++;
                break;
        }

        _seen |= FlagOf(_field);
        _place = _field == 'K' && _place == Place.Value ? Place.Done : Place.LineStart;
    }
}
