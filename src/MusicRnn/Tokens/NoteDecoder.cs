using MusicRnn.Music;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Tokens;

/// <summary>
/// Builds a piece from note tokens. A token that <see cref="NoteGrammar"/> does not allow where it stands is passed over,
/// except that the end is taken everywhere and the first bar line completes a header that is not complete.
/// </summary>
internal sealed class NoteDecoder(NoteVocabulary vocabulary, NoteWishes? wishes, NoteGuide? guide = null) : ITokenDecoder, INotePreview
{
    private readonly NoteState _state = new(vocabulary);
    private readonly NoteForm? _form = wishes?.Form is { } form ? new NoteForm(vocabulary, form) : null;

    /// <inheritdoc/>
    public int CompletedBars => Math.Max(0, IsAtEnd ? _state.FullBars : _state.FullBars - 1);

    /// <inheritdoc/>
    public bool IsAtEnd => _state.Stage == NoteStage.Ended;

    /// <inheritdoc/>
    public int UnitsPerQuarter => NoteGrid.UnitsPerQuarter;

    /// <inheritdoc/>
    public bool TellsKeys => vocabulary.Has(NoteTokenKind.Key);

    /// <inheritdoc/>
    public Key? Key => _state.Key >= 0 ? NoteTokenTable.Keys[_state.Key] : null;

    /// <inheritdoc/>
    public bool TryPreview(int token, out PreviewedNote note)
    {
        var (kind, pitch) = vocabulary[token];
        note = new PreviewedNote(_state.CurrentPart, _state.BarStart + Math.Max(0, _state.Position), pitch);
        return kind == NoteTokenKind.Pitch;
    }

    /// <inheritdoc/>
    public void MarkAllowed(Span<bool> allowed)
    {
        allowed = allowed[..vocabulary.Count];
        if (_form?.NextToken(_state) is { } next)
        {
            allowed.Clear();
            allowed[next] = true;
            return;
        }

        for (var number = 0; number < vocabulary.Count; number++)
        {
            allowed[number] = NoteGrammar.Allows(_state, vocabulary, vocabulary[number]);
        }

        wishes?.Restrict(_state, allowed);
        guide?.Narrow(_state, allowed);
    }

    /// <inheritdoc/>
    public void Take(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, vocabulary.Count);
        if (vocabulary[token].Kind == NoteTokenKind.Bar)
        {
            _state.CompleteHeader();
        }

        if (vocabulary[token].Kind == NoteTokenKind.End || NoteGrammar.Allows(_state, vocabulary, vocabulary[token]))
        {
            _state.Take(vocabulary[token]);
            guide?.Take(_state, vocabulary[token]);
        }
    }

    /// <inheritdoc/>
    public Piece ToPiece() => _state.Score.ToPiece(_state.BarEnd);
}
