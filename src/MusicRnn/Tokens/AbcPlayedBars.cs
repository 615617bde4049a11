namespace MusicRnn.Tokens;

/// <summary>
/// Counts the bars of ABC text as they are played, while it is read: a section is counted again where a repeat sign closes it,
/// its first ending but once. Like <see cref="AbcScan"/> it guesses and never fails.
/// </summary>
internal sealed class AbcPlayedBars
{
    private int _inSection;
    private int _beforeEnding = -1;
    private char _previous;
    private bool _isFull;

    /// <summary>Completed bars; what is no more than half a bar, a pickup, does not count.</summary>
    public int Count { get; private set; }

    /// <summary>Looks at the text before a character of the music is read.</summary>
    public void LookAhead(AbcScan scan) => _isFull = scan.SinceBar > 0 && scan.Filled * 2 > scan.BarLength;

    /// <summary>Takes a character of the music, outside of strings.</summary>
    public void Take(char character)
    {
        if (character == '|')
        {
            EndBar();
        }
        else if (_previous is '|' or '[' && character is '1')
        {
            _beforeEnding = _inSection;
        }
        else if ((_previous == '|' && character is ':' or ']') || (_previous is ':' or ']' && character == ':'))
        {
            BeginSection();
        }

        _previous = character == ' ' ? _previous : character;
    }

    private void EndBar()
    {
        if (_isFull)
        {
            Count++;
            _inSection++;
        }

        _isFull = false;
        if (_previous == ':')
        {
            Count += _beforeEnding >= 0 ? _beforeEnding : _inSection;
            BeginSection();
        }
        else if (_previous == '|')
        {
            BeginSection();
        }
    }

    private void BeginSection() => (_inSection, _beforeEnding) = (0, -1);
}
