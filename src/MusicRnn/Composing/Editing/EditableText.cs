using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.AbcGrammar;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>
/// A tune as ABC text. Its bars are those between the bar lines that are written, so that a bar which is repeated is rewritten once;
/// bar lines, repeats and all else stay character by character.
/// </summary>
internal sealed class EditableText : EditablePiece
{
    private readonly ITextTokenizer _tokenizer;

    // As it is, and as the network reads it.
    private readonly WrittenTune _score;
    private readonly WrittenTune _told;
    private readonly int[] _tokens;
    private readonly int _end;

    /// <summary>Throws <see cref="TokenException"/> if the tokens cannot tell it.</summary>
    public EditableText(ITextTokenizer tokenizer, string text)
    {
        (_tokenizer, _score, _told) = (tokenizer, new WrittenTune(text), new WrittenTune(ToldText.Of(tokenizer, text)));
        _tokens = tokenizer.EncodeText(_told.Text);
        _end = _score.ToPiece().End;
        var tune = new AbcTune(tokenizer.Texts.LanguageFor(new Wishes()));
        foreach (var character in _told.Text)
        {
            tune.Take(character);
        }

        if (!tune.IsInMusic || _told.Bars.Count == 0 || _told.Bars.Count != _score.Bars.Count)
        {
            throw new TokenException("no bars are found in its text");
        }
    }

    /// <inheritdoc/>
    public override int Bars => _score.Count;

    /// <inheritdoc/>
    public override IEditingTask Rewriting(Func<int, bool> isFree, IReadOnlyList<int>? tokens = null, Func<int, bool>? isNew = null)
    {
        var told = tokens is null ? _told : new WrittenTune(_tokenizer.DecodeText([.. tokens]));
        return new Task(this, AbcScript.Of(_tokenizer, told, FreeTicks, tokens ?? _tokens), isNew ?? isFree);

        int FreeTicks(int index) => _score.Bars[index].Number > 0 && isFree(_score.Bars[index].Number - 1) ? TicksOf(index) : 0;
    }

    // How long a bar is that is to be composed anew, so that what follows it does not move.
    private int TicksOf(int index)
    {
        var bar = _score.Bars[index];
        var ticks = bar.IsMusicAlone ? TicksAsPlayed(index) : 0;
        return ticks > 0 && _tokenizer.Texts.LanguageFor(new Wishes()).Lengths.CanFill(ticks)
            ? ticks
            : throw new MusicRnnException(
                $"bar {bar.Number}, '{_score.ContentOf(index)}', cannot be composed anew: expected music alone, of a length that notes can fill. Choose other bars.");
    }

    // By how much the tune would become longer or shorter with a note as long as the bar seems to be.
    private int TicksAsPlayed(int index)
    {
        var bar = _score.Bars[index];
        var (end, played) = _score.WithNote(index, bar.Ticks);
        return played.Count == 0 ? 0 : bar.Ticks + (int)((long)(_end - end) * bar.Ticks / played.Sum(note => (long)note.Duration));
    }

    private sealed class Task(EditableText music, AbcScript script, Func<int, bool> isNew) : IEditingTask
    {
        private List<(int Number, int From, int To)>? _spans;

        public ControlValues Told => music.Told;

        // The new bars as they are played, some of them more than once.
        private List<(int Number, int From, int To)> Spans => _spans ??= [.. music._score.Bars.Index().Where(bar => IsNewBar(bar.Index)).SelectMany(SpansOf)];

        public ITokenDecoder CreateDecoder() => new GuidedAbcDecoder(music._tokenizer, script);

        public string ToText(IReadOnlyList<int> tokens)
        {
            var told = new WrittenTune(music._tokenizer.DecodeText([.. tokens]));
            var isWhole = tokens[^1] == music._tokenizer.End;
            return music._score.With(index => IsNewBar(index) && index < told.Bars.Count && (isWhole || told.Bars[index].IsClosed) ? told.ContentOf(index) : null);
        }

        public Piece ToPiece(IReadOnlyList<int> tokens) => new WrittenTune(ToText(tokens)).ToPiece();

        public bool IsNew(int part, int tick) => Spans.Exists(span => tick >= span.From && tick < span.To);

        public int? SettledAfter(int bars) =>
            bars == 0 || !isNew(bars - 1) ? null : Spans.Where(span => span.Number > bars).Select(span => span.From).DefaultIfEmpty(int.MaxValue).Min();

        private bool IsNewBar(int index) => music._score.Bars[index].Number > 0 && isNew(music._score.Bars[index].Number - 1);

        private IEnumerable<(int Number, int From, int To)> SpansOf((int Index, WrittenBar Bar) bar) =>
            music._score.WithNote(bar.Index, music.TicksOf(bar.Index)).Played.Select(note => (bar.Bar.Number, note.Start, note.End));
    }
}
