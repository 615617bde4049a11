namespace MusicRnn.Tokens;

/// <summary>Counts the sections of a tune while it is read: a double bar line or a repeat sign ends one.</summary>
internal sealed class AbcSections
{
    private const int MostEnding = 3;

    private int _firstEnding;
    private (int Section, int Bar)? _ended;

    /// <summary>Sections so far.</summary>
    public int Section { get; private set; }

    /// <summary>Bar lines so far in the section; a second ending stands where the first did.</summary>
    public int Bar { get; private set; }

    /// <summary>The number of the ending that is being written, up to 3; 0 outside of endings.</summary>
    public int Ending { get; private set; }

    /// <summary>Whether a repeat has begun with <c>|:</c> and not ended.</summary>
    public bool IsRepeatOpen { get; private set; }

    /// <summary>A bar with something in it has ended.</summary>
    public void EndBar() => Bar++;

    /// <summary><c>|:</c> has been read.</summary>
    public void OpenRepeat() => (IsRepeatOpen, Ending) = (true, 0);

    /// <summary><c>:|</c> has been read.</summary>
    public void CloseRepeat() => IsRepeatOpen = false;

    /// <summary>A section has ended, if there is anything in it.</summary>
    public void EndSection()
    {
        if (Bar > 0)
        {
            _ended = (Section, Bar);
            Ending = 0;
            (Section, Bar) = (Section + 1, 0);
        }
    }

    /// <summary>An ending begins; one but the first goes back to where the first began.</summary>
    public void BeginEnding(int number)
    {
        Ending = Math.Min(number, MostEnding);
        if (number == 1)
        {
            _firstEnding = Bar;
        }
        else if (Bar == 0 && _ended is { } ended && Section == ended.Section + 1)
        {
            (Section, Bar) = (ended.Section, Math.Min(_firstEnding, ended.Bar));
        }
    }
}
