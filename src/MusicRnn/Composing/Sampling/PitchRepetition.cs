using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>How often each pitch of a part has been struck lately, counted in the part's onsets, so that a chord is one.</summary>
internal sealed class PitchRepetition
{
    private const int PitchCount = 128;

    // A bar of sixteenths or two of eighths.
    private const int Window = 16;

    // A pitch that is struck at every fourth onset is at home in any tune; note and neighbour in turn are half each.
    private const int UsualInWindow = 4;

    // A note may be struck twice: music is full of that.
    private const int UsualInARow = 1;

    private readonly int[] _inARow = new int[PitchCount];
    private readonly int[] _inWindow = new int[PitchCount];
    private readonly UInt128[] _window = new UInt128[Window];
    private int _closed;
    private UInt128 _struck;
    private int _start;
    private int _last;

    /// <summary>
    /// The larger of two counts, or 0: at how many onsets in a row before this note its pitch was struck, without the first;
    /// and at how many of the last 16, without four of them.
    /// </summary>
    public int ExcessOf(PreviewedNote note)
    {
        var isNewOnset = note.Start != _start;
        var isStruck = Has(_struck, note.Pitch);
        var (inARow, inWindow) = (_inARow[note.Pitch], _inWindow[note.Pitch]);
        if (isNewOnset)
        {
            // The onset before is complete then, though nothing has closed it yet.
            inARow = isStruck ? inARow + 1 : 0;
            inWindow += (isStruck ? 1 : 0) - (Has(_window[_closed % Window], note.Pitch) ? 1 : 0);
        }

        return Math.Max(0, Math.Max(inARow - UsualInARow, inWindow - UsualInWindow));
    }

    /// <summary>A note is struck.</summary>
    public void Take(PreviewedNote note)
    {
        if (note.Start != _start)
        {
            Close();
            _start = note.Start;
        }
        else if (note.ReplacesLast)
        {
            _struck &= ~(UInt128.One << _last);
        }

        _struck |= UInt128.One << note.Pitch;
        _last = note.Pitch;
    }

    private void Close()
    {
        if (_struck == 0)
        {
            return;
        }

        ref var oldest = ref _window[_closed % Window];
        for (var pitch = 0; pitch < PitchCount; pitch++)
        {
            var isStruck = Has(_struck, pitch);
            _inARow[pitch] = isStruck ? _inARow[pitch] + 1 : 0;
            _inWindow[pitch] += (isStruck ? 1 : 0) - (Has(oldest, pitch) ? 1 : 0);
        }

        oldest = _struck;
        _struck = 0;
        _closed++;
    }

    private static bool Has(UInt128 pitches, int pitch) => ((pitches >> pitch) & 1) == 1;
}
