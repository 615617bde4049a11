using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens.AbcGrammar;

namespace MusicRnn.Tokens.Guides;

/// <summary>
/// Writes ABC text of which some is given: what is given comes character by character, and free bars are good notation as long
/// as their old selves. No sequence that it allows is a dead end.
/// </summary>
internal sealed class GuidedAbcDecoder(ITextTokenizer tokenizer, AbcScript script) : ITextDecoder, INotePreview
{
    // What does not stand within a bar.
    private const string BetweenBars = "|:!\n";

    // What a chord symbol may stand before: notes with what is written before them, and rests.
    private const string BeforeNotes = "ABCDEFGabcdefg^_=z[({~.";

    private readonly AbcTokenTexts _texts = tokenizer.Texts;
    private readonly AbcLanguage _language = tokenizer.Texts.LanguageFor(new Wishes());
    private readonly StringBuilder _text = new();
    private AbcTune _tune = new(tokenizer.Texts.LanguageFor(new Wishes()));
    private bool _hasBegun;

    // Which part of the script is being written, and how many of its tokens are.
    private int _part;
    private int _place;
    private int _partStart;
    private bool _isBarWritten;

    // Whether a chord symbol that is not given is open.
    private bool _isInChord;

    /// <inheritdoc/>
    public string Text => _text.ToString();

    /// <inheritdoc/>
    public bool IsAtBarLine => _text.Length > 0 && _text[^1] == '|';

    /// <summary>The bars that are complete, as they are written.</summary>
    public int CompletedBars { get; private set; }

    /// <inheritdoc/>
    public bool IsAtEnd { get; private set; }

    /// <inheritdoc/>
    public int UnitsPerQuarter => AbcPreview.UnitsPerQuarter;

    /// <inheritdoc/>
    public bool TellsKeys => true;

    /// <inheritdoc/>
    public Key? Key => _tune.Key;

    private bool IsFree => _part < script.Parts.Length && script.Parts[_part].IsFree;

    private bool MayTakeChord => script.TakesChords && _part < script.Parts.Length && script.Parts[_part].IsBar;

    /// <inheritdoc/>
    public bool TryPreview(int token, out PreviewedNote note) => AbcPreview.TryPreview(_tune, _texts[token], out note);

    /// <inheritdoc/>
    public Piece ToPiece() => AbcText.ToPiece(Text);

    /// <inheritdoc/>
    public void MarkAllowed(Span<bool> allowed)
    {
        allowed = allowed[..tokenizer.Vocabulary.Count];
        allowed.Clear();
        if (!_hasBegun)
        {
            allowed[tokenizer.Start] = true;
        }
        else if (IsFree)
        {
            MarkFree(allowed);
        }
        else if (MayTakeChord)
        {
            MarkChords(allowed);
        }
        else
        {
            allowed[NextGiven(_part, _place)] = true;
        }
    }

    /// <inheritdoc/>
    public void Take(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, tokenizer.Vocabulary.Count);
        if (!_hasBegun)
        {
            _hasBegun = true;
            Settle();
            return;
        }

        if (IsFree && _tune.Body.MayCloseBar && token == NextGiven(_part + 1, 0))
        {
            BeginPart(_part + 1);
            Settle();
        }

        // A bar is complete once its bar line is there.
        CompletedBars += _isBarWritten ? 1 : 0;
        _isBarWritten = false;
        if (token == tokenizer.End)
        {
            IsAtEnd = true;
            return;
        }

        var isGiven = !IsFree && _part < script.Parts.Length && !_isInChord && token == script.Parts[_part].Tokens[_place];
        Write(_texts[token], isMusic: !isGiven || script.Parts[_part].AreMusic[_place]);
        _isInChord = !isGiven && !IsFree && _tune.Body.IsInQuotation;
        _place += isGiven ? 1 : 0;
        Settle();
    }

    private void Write(string text, bool isMusic)
    {
        _text.Append(text);
        foreach (var character in isMusic ? text : "")
        {
            _tune.Take(character);
        }
    }

    // Passes over what is complete.
    private void Settle()
    {
        while (_part < script.Parts.Length && !IsFree && _place == script.Parts[_part].Tokens.Length)
        {
            BeginPart(_part + 1);
        }
    }

    private void BeginPart(int part)
    {
        _isBarWritten |= script.Parts[_part].Number > 0;
        (_part, _place) = (part, 0);
        _partStart = _text.Length;
        if (IsFree)
        {
            _tune.BeginBarOf(script.Parts[part].FreeTicks);
        }
    }

    private int NextGiven(int part, int place)
    {
        while (part < script.Parts.Length && place == script.Parts[part].Tokens.Length)
        {
            (part, place) = (part + 1, 0);
        }

        return part < script.Parts.Length ? script.Parts[part].Tokens[place] : tokenizer.End;
    }

    private void MarkFree(Span<bool> allowed)
    {
        _texts.MarkAllowed(_tune, _language, allowed);
        for (var token = 0; token < allowed.Length; token++)
        {
            allowed[token] = allowed[token] && StaysInBar(_texts[token]);
        }

        allowed[NextGiven(_part + 1, 0)] |= _tune.Body.MayCloseBar;
    }

    private bool StaysInBar(string text)
    {
        var isEnding = text[0] is >= '0' and <= '9' ? _text[^1] == '[' : text[0] == '[' && text.Length > 1 && char.IsAsciiDigit(text[1]);
        var isBlank = text[0] == ' ' && _text.Length == _partStart;
        return !isEnding && !isBlank && !text.AsSpan().ContainsAny(BetweenBars) && (text[^1] != '-' || LeavesRoom(text));
    }

    // A tie leads to a note in the same bar.
    private bool LeavesRoom(string text)
    {
        var after = _tune;
        foreach (var character in text)
        {
            after.Take(character);
        }

        return after.Body.HasRoom;
    }

    // What opens a chord symbol or goes on in one, and not beyond its end.
    private bool IsOfChord(string text)
    {
        var inside = _isInChord ? text : text[1..];
        return (_isInChord || text[0] == '"') && inside.IndexOf('"', StringComparison.Ordinal) is var end && (end < 0 || end == inside.Length - 1);
    }

    private void MarkChords(Span<bool> allowed)
    {
        var next = NextGiven(_part, _place);
        if (_isInChord || (_texts[next] is [var first, ..] && BeforeNotes.Contains(first, StringComparison.Ordinal)))
        {
            _texts.MarkAllowed(_tune, _language, allowed);
            for (var token = 0; token < allowed.Length; token++)
            {
                allowed[token] = allowed[token] && IsOfChord(_texts[token]);
            }
        }

        allowed[next] |= !_isInChord;
    }
}
