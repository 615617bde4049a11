using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens;

/// <summary>
/// Writes ABC text from tokens and reads the piece in it. Any text is taken; what is no music in it the reader mends or leaves
/// out, so that the piece may be empty.
/// </summary>
internal sealed class AbcTextDecoder(ITextTokenizer tokenizer, Wishes wishes) : ITextDecoder
{
    // A text without an end would never be read.
    private const int LongestText = 1 << 20;

    private readonly StringBuilder _text = new();
    private readonly AbcScan _scan = new();
    private bool _hasBegun;

    /// <inheritdoc/>
    public string Text => _text.ToString();

    /// <inheritdoc/>
    public int CompletedBars => _scan.Bar;

    /// <inheritdoc/>
    public bool IsAtEnd { get; private set; }

    /// <inheritdoc/>
    public void MarkAllowed(Span<bool> allowed)
    {
        allowed = allowed[..tokenizer.Vocabulary.Count];
        var mustEnd = IsAtEnd || _text.Length >= LongestText || CompletedBars >= wishes.MaximumBars;
        var mayEnd = mustEnd || (_scan.IsInMusic && CompletedBars >= Math.Max(1, wishes.MinimumBars));
        allowed.Fill(_hasBegun && !mustEnd);
        allowed[tokenizer.Start] = !_hasBegun;
        allowed[tokenizer.End] = _hasBegun && mayEnd;
    }

    /// <inheritdoc/>
    public void Take(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, tokenizer.Vocabulary.Count);
        _hasBegun = true;
        IsAtEnd |= token == tokenizer.End;
        if (IsAtEnd || _text.Length >= LongestText)
        {
            return;
        }

        foreach (var character in tokenizer.DecodeText([token]))
        {
            _text.Append(character);
            _scan.Take(character);
        }
    }

    /// <inheritdoc/>
    public Piece ToPiece()
    {
        var piece = AbcText.ToPiece(Text);
        return wishes.QuartersPerMinute is { } tempo ? piece with { Tempos = new TempoMap([TempoChange.FromQuartersPerMinute(0, tempo)]) } : piece;
    }
}
