namespace MusicRnn.Tokens;

/// <summary>Where a sequence of frame tokens stands: the frame that is being told, those before it, and what they point at.</summary>
internal sealed class FrameState(FrameTokens tokens, bool isTransposed) : ITokenState
{
    private readonly Dictionary<UInt128, int> _numbers = [];
    private readonly List<int[]> _frames = [];
    private readonly MatchPointer _pointer = new();
    private readonly List<int> _notes = [];
    private UInt128 _keys;
    private int _nextPointed;
    private int _completed;

    /// <summary>Whether the piece stands in another key than its own.</summary>
    public bool IsTransposed => isTransposed;

    /// <summary>The notes of the present frame so far as pitch tokens counted from 0, from high to low.</summary>
    public IReadOnlyList<int> Notes => _notes;

    /// <summary>The notes of the frame before, from high to low; none before the first.</summary>
    public int[] Before { get; private set; } = [];

    /// <summary>How many frames agree with the longest earlier match.</summary>
    public int MatchLength => _pointer.Length;

    /// <summary>The notes of the frame that followed the longest earlier match, from high to low.</summary>
    public int[] Matched { get; private set; } = [];

    /// <summary>Whether the present frame has been told as the matched one so far.</summary>
    public bool FollowsMatch { get; private set; }

    /// <inheritdoc/>
    public int Bars => _completed / FrameDecoder.FramesInBar(tokens.FramesPerQuarter);

    /// <inheritdoc/>
    public (int From, int To) Possible => _notes.Count > 0
        ? (FrameTokens.Next, FrameTokens.FirstPitch + _notes[^1])
        : (FrameTokens.End, tokens.Count);

    /// <summary>The highest note of a frame that can still come, below the last one told; null if none can.</summary>
    public int? NextOf(int[] frame)
    {
        var place = FirstBelowLast(frame);
        return place < frame.Length ? frame[place] : null;
    }

    /// <inheritdoc/>
    public void Take(int token)
    {
        if (FrameTokens.IsPitch(token))
        {
            var note = token - FrameTokens.FirstPitch;
            FollowsMatch = FollowsMatch && _nextPointed < Matched.Length && Matched[_nextPointed++] == note;
            _notes.Add(note);
            _keys |= UInt128.One << note;
        }
        else if (token == FrameTokens.Next)
        {
            CompleteFrame();
        }
    }

    private void CompleteFrame()
    {
        _completed++;
        if (!_numbers.TryGetValue(_keys, out var number))
        {
            number = _frames.Count;
            _numbers.Add(_keys, number);
            _frames.Add([.. _notes]);
        }

        _pointer.Take(number);
        Before = _frames[number];
        Matched = _pointer.Length > 0 ? _frames[_pointer.Next] : [];
        FollowsMatch = _pointer.Length > 0;
        _nextPointed = 0;
        _notes.Clear();
        _keys = 0;
    }

    private int FirstBelowLast(int[] frame)
    {
        var place = 0;
        while (_notes.Count > 0 && place < frame.Length && frame[place] >= _notes[^1])
        {
            place++;
        }

        return place;
    }
}
