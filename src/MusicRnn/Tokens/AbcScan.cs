namespace MusicRnn.Tokens;

/// <summary>
/// What can be told of ABC text while it is read, character by character: whether a field or music is being written, the bar,
/// and how full it is. It guesses where the text is odd, and never fails; it is what a network is told, not a reader.
/// </summary>
internal sealed class AbcScan
{
    /// <summary>Parts that a unit note length (L:) is counted in: halves, quarters, and triplets of them.</summary>
    public const int PartsOfUnit = 12;

    private const int TripletNotes = 3;

    private char _field;
    private bool _isFieldLine;
    private int _column;
    private int _duration;
    private int _factor;
    private int _divisor;
    private bool _isDividing;
    private int _chordDepth;
    private int _tripletNotesLeft;
    private bool _isInGrace;
    private bool _halvesNext;
    private bool _lengthensNext;
    private char _previous;
    private string _unitLength = "";

    /// <summary>The letter of the field that is being written; otherwise 0.</summary>
    public char Field => _isFieldLine ? _field : '\0';

    /// <summary>Whether the header has ended.</summary>
    public bool IsInMusic { get; private set; }

    /// <summary>Whether a string, a chord symbol for instance, is being written.</summary>
    public bool IsInString { get; private set; }

    /// <summary>Whether the next character begins a line.</summary>
    public bool IsLineStart => _column == 0;

    /// <summary>Bar lines so far in the music.</summary>
    public int Bar { get; private set; }

    /// <summary>Characters since the last bar line or the beginning of the line.</summary>
    public int SinceBar { get; private set; }

    /// <summary>How much of the bar is full, in parts of the unit note length.</summary>
    public int Filled => _filledBefore + NoteLength;

    /// <summary>How full a bar can be in the meter, in parts of the unit note length; 0 if the meter does not say.</summary>
    public int BarLength { get; private set; }

    /// <summary>The sections so far.</summary>
    public AbcSections Sections { get; private set; } = new();

    /// <summary>Lines of music so far.</summary>
    public int MusicLines { get; private set; }

    /// <summary>The last two letters of notes or rests, the newer one first; 0 where there is none.</summary>
    public (char Newer, char Older) Notes { get; private set; }

    /// <summary>The text of the last M: field.</summary>
    public string Meter { get; private set; } = "";

    /// <summary>The text of the last K: field.</summary>
    public string Key { get; private set; } = "";

    private int _filledBefore;
    private readonly System.Text.StringBuilder _value = new();

    private int NoteLength => _duration == 0 ? 0 : _duration * Math.Max(1, _factor) / Math.Max(1, _divisor);

    /// <summary>Reads a character.</summary>
    public void Take(char character)
    {
        if (character == '\n')
        {
            EndLine();
            return;
        }

        _column++;
        if (_column == 1)
        {
            _field = character;
        }
        else if (_column == 2 && character == ':' && char.IsAsciiLetter(_field))
        {
            // What was taken for a note is the name of a field.
            _isFieldLine = true;
            _duration = 0;
            _value.Clear();
            return;
        }

        if (_isFieldLine)
        {
            _value.Append(character);
        }
        else
        {
            TakeMusic(character);
            _previous = character;
        }
    }

    private void EndLine()
    {
        if (_isFieldLine)
        {
            EndField(_value.ToString().Trim());
        }
        else if (_column > 0)
        {
            MusicLines++;
        }

        _isFieldLine = false;
        _column = 0;
        _field = '\0';
        SinceBar = 0;
        IsInString = false;
    }

    private void EndField(string value)
    {
        switch (_field)
        {
            case 'M':
                Meter = value;
                BarLength = AbcBarLength.PartsIn(Meter, _unitLength);
                break;
            case 'L':
                _unitLength = value;
                BarLength = AbcBarLength.PartsIn(Meter, _unitLength);
                break;
            case 'K':
                Key = value;
                IsInMusic = true;
                break;
            case 'X':
                (IsInMusic, Bar, MusicLines, _filledBefore, Sections) = (false, 0, 0, 0, new AbcSections());
                break;
            default:
                break;
        }
    }

    private void TakeMusic(char character)
    {
        SinceBar++;
        if (character == '"')
        {
            IsInString = !IsInString;
        }

        if (IsInString)
        {
            return;
        }

        switch (character)
        {
            case '|':
                EndBar();
                break;
            case ':' when _previous == '|':
                Sections.EndSection();
                break;
            case '{' or '}':
                _isInGrace = character == '{';
                break;
            case '>' or '<':
                TakeBrokenRhythm(character == '>');
                break;
            case '[':
                EndNote();
                _chordDepth = 1;
                break;
            case ']':
                _chordDepth = 0;
                if (_previous == '|')
                {
                    Sections.EndSection();
                }

                break;
            case '(':
                EndNote();
                break;
            case '/':
                _divisor = _isDividing ? _divisor * 2 : 2;
                _isDividing = true;
                break;
            case >= '0' and <= '9':
                TakeDigit(character - '0');
                break;
            case (>= 'A' and <= 'G') or (>= 'a' and <= 'g') or 'z' or 'x':
                Notes = (character, Notes.Newer);
                BeginNote();
                break;
            default:
                break;
        }
    }

    private void EndBar()
    {
        EndNote();
        if (SinceBar > 1)
        {
            Bar++;
            Sections.EndBar();
        }

        (SinceBar, _filledBefore, _halvesNext, _lengthensNext) = (0, 0, false, false);
        if (_previous is ':' or '|')
        {
            Sections.EndSection();
        }
    }

    // The note before takes half of its length from the one after, or gives it.
    private void TakeBrokenRhythm(bool isLongFirst)
    {
        var length = NoteLength;
        EndNote();
        _filledBefore += isLongFirst ? length / 2 : -(length / 2);
        (_halvesNext, _lengthensNext) = (isLongFirst, !isLongFirst);
    }

    private void TakeDigit(int digit)
    {
        const int longest = 64;
        if (_previous is '|' or '[' && digit > 0)
        {
            Sections.BeginEnding(digit);
        }

        if (_duration == 0)
        {
            // After a bracket: a tuplet; after a bar line: an ending.
            _tripletNotesLeft = digit == TripletNotes && SinceBar > 1 ? TripletNotes : 0;
        }
        else if (_isDividing)
        {
            _divisor = digit == 0 ? _divisor : digit;
        }
        else
        {
            _factor = Math.Min(longest, (_factor * 10) + digit);
        }
    }

    private void BeginNote()
    {
        if (_isInGrace || (_chordDepth > 0 && _duration > 0))
        {
            return;
        }

        EndNote();
        (_factor, _divisor, _isDividing) = (0, 1, false);
        _duration = _tripletNotesLeft > 0 ? PartsOfUnit * 2 / TripletNotes : PartsOfUnit;
        _tripletNotesLeft = Math.Max(0, _tripletNotesLeft - 1);
        _duration = _halvesNext ? _duration / 2 : _lengthensNext ? _duration * TripletNotes / 2 : _duration;
        (_halvesNext, _lengthensNext) = (false, false);
    }

    private void EndNote()
    {
        _filledBefore += NoteLength;
        _duration = 0;
        _isDividing = false;
    }
}
