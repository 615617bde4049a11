using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens.AbcGrammar;

namespace MusicRnn.Tokens;

/// <summary>
/// Writes ABC text from tokens and reads the piece in it. It takes any text; what it allows is good notation, which any
/// reader of ABC takes without complaint: see <see cref="AbcTune"/>.
/// </summary>
internal sealed class AbcTextDecoder(ITextTokenizer tokenizer, AbcTokenTexts texts, Wishes wishes) : ITextDecoder, INotePreview
{
    // A text without an end would never be read.
    private const int LongestText = 1 << 20;

    private readonly AbcLanguage _language = texts.LanguageFor(wishes);
    private readonly StringBuilder _text = new();
    private readonly List<int> _missingSigns = [];
    private AbcTune _tune = new(texts.LanguageFor(wishes));
    private readonly AbcCopier? _copier = texts.LanguageFor(wishes).Plan is { } plan ? new AbcCopier(plan) : null;
    private int? _sectionStart;
    private bool _hasBegun;

    /// <summary>The text so far. Where a section is repeated that does not begin with <c>|:</c>, as in old tunebooks, the sign is added: some readers need it.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(_text.ToString());
            foreach (var place in Enumerable.Reverse(_missingSigns))
            {
                text.Insert(place, text[place - 1] is ' ' or '\n' ? "|:" : " |:");
            }

            return text.ToString();
        }
    }

    /// <inheritdoc/>
    public bool IsAtBarLine => _text.Length > 0 && _text[^1] == '|';

    /// <summary>The bars that are complete, as they are played: repeats taken, and no pickup counted.</summary>
    public int CompletedBars => _tune.IsInMusic ? _tune.Body.PlayedBars : 0;

    /// <inheritdoc/>
    public bool IsAtEnd { get; private set; }

    /// <inheritdoc/>
    public int UnitsPerQuarter => AbcPreview.UnitsPerQuarter;

    /// <inheritdoc/>
    public bool TellsKeys => true;

    /// <inheritdoc/>
    public Key? Key => _tune.Key;

    /// <inheritdoc/>
    public void MarkAllowed(Span<bool> allowed)
    {
        allowed = allowed[..tokenizer.Vocabulary.Count];
        allowed.Clear();
        if (!_hasBegun)
        {
            allowed[tokenizer.Start] = true;
            return;
        }

        if (!IsAtEnd && _text.Length < LongestText)
        {
            texts.MarkAllowed(_tune, _language, allowed);
            if (_tune.IsInMusic && _copier is not null)
            {
                _copier.LookAt(_tune);
                KeepCopied(_copier, allowed);
            }
        }

        allowed[tokenizer.End] = IsAtEnd || _tune.MayEnd || !allowed.Contains(true);
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

        foreach (var character in texts[token])
        {
            Take(character);
        }
    }

    /// <inheritdoc/>
    public bool TryPreview(int token, out PreviewedNote note) => AbcPreview.TryPreview(_tune, texts[token], out note);

    /// <inheritdoc/>
    public Piece ToPiece()
    {
        var piece = AbcText.ToPiece(Text);
        return wishes.QuartersPerMinute is { } tempo ? piece with { Tempos = new TempoMap([TempoChange.FromQuartersPerMinute(0, tempo)]) } : piece;
    }

    // Of the tokens that may come next, those that go on as the section that comes back did.
    private void KeepCopied(AbcCopier copier, Span<bool> allowed)
    {
        var isLeft = false;
        for (var token = 0; token < allowed.Length; token++)
        {
            isLeft |= allowed[token] && copier.Allows(texts[token]);
        }

        for (var token = 0; isLeft && token < allowed.Length; token++)
        {
            allowed[token] = allowed[token] && copier.Allows(texts[token]);
        }
    }

    private void Take(char character)
    {
        var (section, repeats) = (_tune.Body.Section, _tune.Body.UnmarkedRepeats);
        var wasInMusic = _tune.IsInMusic;
        _tune.Take(character);
        if (wasInMusic)
        {
            _copier?.Take(character, _tune.Body.Section != section);
        }

        if (_tune.Body.UnmarkedRepeats > repeats && _sectionStart is { } start)
        {
            _missingSigns.Add(start);
        }

        if (_tune.Body.Section != section)
        {
            _sectionStart = null;
        }
        else if (_tune.Body.Section > 0 && character is not (' ' or '\n' or '!'))
        {
            _sectionStart ??= _text.Length;
        }

        _text.Append(character);
    }
}
