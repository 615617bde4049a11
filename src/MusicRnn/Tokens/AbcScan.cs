namespace MusicRnn.Tokens;

/// <summary>
/// What can be told of ABC text while it is read, character by character: whether a field or music is being written, the bar,
/// and how full it is. It guesses where the text is odd, and never fails; it is what a network is told, not a reader.
/// </summary>
internal sealed class AbcScan
{
    /// <summary>Parts that a unit note length (L:) is counted in: halves, quarters, and triplets of them.</summary>
    public const int PartsOfUnit = 12;

    private char _field;
    private bool _isFieldLine;
    private int _column;
    private bool _isInGrace;
    private char _previous;
    private string _unitLength = "";
    private readonly AbcScannedNote _note = new();

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
    public int Filled => _filledBefore + _note.Length;

    /// <summary>How full a bar can be in the meter, in parts of the unit note length; 0 if the meter does not say.</summary>
    public int BarLength { get; private set; }

    /// <summary>How much the section's first bar held, where it was a pickup; otherwise 0.</summary>
    public int Pickup { get; private set; }

    /// <summary>What the last bar lacked to be full, in parts of the unit note length; below 0 where it held too much.</summary>
    public int Lacking { get; private set; }

    /// <summary>How many notes of a triplet are still to come.</summary>
    public int TripletNotesLeft => _note.TripletNotesLeft;

    /// <summary>Whether a chord is being written.</summary>
    public bool IsInChord { get; private set; }

    /// <summary>Whether grace notes are being written.</summary>
    public bool IsInGrace => _isInGrace;

    /// <summary>Whether a broken rhythm waits for its second note.</summary>
    public bool IsBroken => _note.IsBroken;

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
            _note.Forget();
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
                (IsInMusic, Bar, MusicLines, _filledBefore, Sections, Pickup, Lacking) = (false, 0, 0, 0, new AbcSections(), 0, 0);
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
                Sections.OpenRepeat();
                break;
            case '{' or '}':
                _isInGrace = character == '{';
                break;
            case '>' or '<':
                TakeBrokenRhythm(character == '>');
                break;
            case '[':
                EndNote();
                IsInChord = true;
                break;
            case ']':
                IsInChord = false;
                if (_previous == '|')
                {
                    Sections.EndSection();
                }

                break;
            case '(':
                EndNote();
                break;
            case '/':
                _note.Divide();
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
        if (_filledBefore > 0)
        {
            Lacking = BarLength - _filledBefore;
            Pickup = Sections.Bar > 0 ? Pickup : Lacking > 0 ? _filledBefore : 0;
        }

        if (SinceBar > 1)
        {
            Bar++;
            Sections.EndBar();
        }

        (SinceBar, _filledBefore) = (0, 0);
        _note.EndBar();
        if (_previous == ':')
        {
            Sections.CloseRepeat();
        }

        if (_previous is ':' or '|')
        {
            Sections.EndSection();
        }
    }

    // The note before takes half of its length from the one after, or gives it.
    private void TakeBrokenRhythm(bool isLongFirst)
    {
        var length = _note.Length;
        EndNote();
        _filledBefore += isLongFirst ? length / 2 : -(length / 2);
        _note.Break(isLongFirst);
    }

    private void TakeDigit(int digit)
    {
        if (_previous is '|' or '[' && digit > 0)
        {
            Sections.BeginEnding(digit);
        }

        if (_note.IsRunning)
        {
            _note.TakeDigit(digit);
        }
        else
        {
            // After a bracket: a tuplet; after a bar line: an ending.
            _note.BeginTuplet(SinceBar > 1 ? digit : 0);
        }
    }

    private void BeginNote()
    {
        if (_isInGrace || (IsInChord && _note.IsRunning))
        {
            return;
        }

        EndNote();
        _note.Begin();
    }

    private void EndNote()
    {
        _filledBefore += _note.Length;
        _note.Forget();
    }
}
