using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Live;

/// <summary>
/// A piece while it is composed token by token, from which finished bars are taken. Another one can go on from the beginning of any
/// of them. It serves every tokenizer alike.
/// </summary>
internal sealed class GrowingPiece
{
    // The bar that is being written, and the one before it: only later is it sure how long the notes in it last. What lasts
    // longer than that is cut.
    private const int BarsHeldBack = 2;

    // Thousands of tokens without a bar line are no music any more.
    private const int MostTokensInBar = 4000;

    private readonly ITokenizer _tokenizer;
    private readonly Wishes _wishes;
    private readonly List<int> _tokens;

    // How many tokens there were when a bar began.
    private readonly List<int> _begun;
    private Piece? _music;
    private List<Bar> _bars = [];
    private int _taken;
    private int _lastLine;

    /// <summary>Begins a piece with the start token.</summary>
    public GrowingPiece(ITokenizer tokenizer, Wishes wishes, int number) : this(tokenizer, wishes, number, [tokenizer.Start], [], 0)
    {
    }

    private GrowingPiece(ITokenizer tokenizer, Wishes wishes, int number, List<int> tokens, List<int> begun, int taken)
    {
        (_tokenizer, _wishes, _tokens, _begun, _taken, _lastLine, Number) = (tokenizer, wishes, tokens, begun, taken, tokens.Count, number);
        Decoder = tokenizer.CreateDecoder(wishes);
        foreach (var token in tokens)
        {
            Decoder.Take(token);
        }
    }

    /// <summary>Which piece of the session it is, from 1.</summary>
    public int Number { get; }

    /// <summary>The decoder that has taken all tokens.</summary>
    public ITokenDecoder Decoder { get; }

    /// <summary>The tokens so far.</summary>
    public IReadOnlyList<int> Tokens => _tokens;

    /// <summary>Whether nothing is to be added.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Adds a token.</summary>
    public void Take(int token)
    {
        var before = Decoder.CompletedBars;
        Decoder.Take(token);
        _tokens.Add(token);
        IsComplete = Decoder.IsAtEnd || _tokens.Count - _lastLine > MostTokensInBar;
        if (IsComplete || _tokenizer.BeginsBar(token) || Decoder.CompletedBars != before)
        {
            LookForBars();
        }
    }

    /// <summary>The next finished bar, or null if there is none yet; or, once the piece is complete, none any more.</summary>
    public ComposedBar? TakeBar()
    {
        if (_taken >= _bars.Count - (IsComplete ? 0 : BarsHeldBack))
        {
            return null;
        }

        var (music, ticks) = BarCutter.Cut(_music!, _bars[_taken], isFirst: _taken == 0, _wishes.QuartersPerMinute);
        return new ComposedBar(music, ticks, Number, this, _taken++);
    }

    /// <summary>A piece that is the same up to the beginning of a bar that was taken, and goes on from there.</summary>
    public GrowingPiece BranchAt(int bar)
    {
        var count = bar < _begun.Count ? _begun[bar] : _tokens.Count;
        return new GrowingPiece(_tokenizer, _wishes, Number, _tokens[..count], _begun[..Math.Min(bar + 1, _begun.Count)], bar);
    }

    private void LookForBars()
    {
        _music = Decoder.ToPiece();
        _bars = [.. Bars.Of(_music)];
        _lastLine = _tokens.Count;

        // Some decoders show the bar that has just begun already, others only when something stands in it.
        var hasPickup = _bars.Count > 0 && _bars[0].Length < _bars[0].Meter.BarTicks(_music.TicksPerQuarter);
        var completed = Math.Max(_bars.Count - 1, Decoder.CompletedBars + (hasPickup ? 1 : 0));
        while (_begun.Count <= completed)
        {
            _begun.Add(_tokens.Count);
        }
    }
}
