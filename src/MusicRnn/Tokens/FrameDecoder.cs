using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Tokens;

/// <summary>
/// Builds a piece from frame tokens. A pitch that is not below the last one of its frame is passed over. Frames know no meter:
/// a bar is four quarter notes.
/// </summary>
internal sealed class FrameDecoder : ITokenDecoder, INotePreview
{
    /// <summary>Quarter notes in what counts as a bar.</summary>
    public const int QuartersInBar = 4;

    private readonly FrameTokens _tokens;
    private readonly Wishes _wishes;
    private readonly FrameGuide? _guide;
    private readonly ImmutableArray<UInt128>.Builder _frames = ImmutableArray.CreateBuilder<UInt128>();
    private UInt128 _frame;
    private int _last;
    private bool _hasNotes;
    private bool _hasBegun;

    /// <summary>Creates a decoder. Throws <see cref="TokenException"/> for a wish that frames cannot tell.</summary>
    public FrameDecoder(FrameTokens tokens, Wishes wishes, FrameGuide? guide = null)
    {
        if (wishes.Meter is { } meter && meter != new Meter(QuartersInBar, QuartersInBar))
        {
            throw new TokenException($"the meter {meter} cannot be told in frames, which know no meter");
        }

        if (wishes is { Key: not null, KeyMayBeUntold: false })
        {
            throw new TokenException("a key cannot be told in frames, only kept to");
        }

        if (wishes.Form is not null)
        {
            throw new TokenException("a form cannot be kept in frames, which know no bars");
        }

        _tokens = tokens;
        _wishes = wishes;
        _guide = guide;
        _last = tokens.Count;
    }

    /// <summary>How many frames make a bar, which is one of four quarters: frames tell of none.</summary>
    public static int FramesInBar(int framesPerQuarter) => QuartersInBar * framesPerQuarter;

    /// <inheritdoc/>
    public int CompletedBars => _frames.Count / FramesInOneBar;

    /// <inheritdoc/>
    public bool IsAtEnd { get; private set; }

    /// <inheritdoc/>
    public int UnitsPerQuarter => _tokens.FramesPerQuarter;

    private int FramesInOneBar => FramesInBar(_tokens.FramesPerQuarter);

    private bool IsBetweenFrames => _last == _tokens.Count;

    /// <inheritdoc/>
    public bool TryPreview(int token, out PreviewedNote note)
    {
        note = default;
        if (!FrameTokens.IsPitch(token) || token >= _last)
        {
            return false;
        }

        // What sounds in the frame before goes on sounding.
        var before = _frames.Count > 0 ? _frames[^1] : 0;
        note = new PreviewedNote(0, _frames.Count, _tokens.PitchOf(token));
        return ((before >> note.Pitch) & 1) == 0;
    }

    /// <inheritdoc/>
    public void MarkAllowed(Span<bool> allowed)
    {
        allowed = allowed[.._tokens.Count];
        allowed.Clear();
        if (IsAtEnd || !_hasBegun)
        {
            allowed[IsAtEnd ? FrameTokens.End : FrameTokens.Start] = true;
            return;
        }

        var isFull = _frames.Count >= PianoRoll.MostFrames - 1 || (IsBetweenFrames && _hasNotes && CompletedBars >= _wishes.MaximumBars);
        allowed[FrameTokens.End] = isFull || (IsBetweenFrames && _hasNotes && CompletedBars >= _wishes.MinimumBars && _frames.Count % FramesInOneBar == 0);
        allowed[FrameTokens.Next] = !isFull;
        allowed[FrameTokens.FirstPitch.._last].Fill(!isFull);
        _guide?.Narrow(_frames.Count, _frame, allowed);
    }

    /// <inheritdoc/>
    public void Take(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, _tokens.Count);
        _hasBegun = true;
        if (IsAtEnd)
        {
            return;
        }

        if (FrameTokens.IsPitch(token))
        {
            AddNote(token);
        }
        else if (token == FrameTokens.Next)
        {
            CloseFrame();
        }
        else if (token == FrameTokens.End)
        {
            IsAtEnd = true;
            if (!IsBetweenFrames)
            {
                CloseFrame();
            }
        }
    }

    /// <inheritdoc/>
    public Piece ToPiece()
    {
        var frames = IsBetweenFrames ? _frames.ToImmutable() : [.. _frames, _frame];
        var piece = new PianoRoll(_tokens.FramesPerQuarter, frames).ToPiece();
        return _wishes.QuartersPerMinute is { } tempo ? piece with { Tempos = new TempoMap([TempoChange.FromQuartersPerMinute(0, tempo)]) } : piece;
    }

    private void AddNote(int token)
    {
        if (token < _last && _frames.Count < PianoRoll.MostFrames)
        {
            _frame |= UInt128.One << _tokens.PitchOf(token);
            _last = token;
            _hasNotes = true;
        }
    }

    private void CloseFrame()
    {
        if (_frames.Count < PianoRoll.MostFrames)
        {
            _frames.Add(_frame);
        }

        _frame = 0;
        _last = _tokens.Count;
    }
}
