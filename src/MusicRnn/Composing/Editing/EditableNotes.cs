using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>A piece in note tokens. A note belongs to the bar that it begins in; new ones end where the bars end that are composed anew.</summary>
internal sealed class EditableNotes : EditablePiece
{
    private readonly NoteTokenizer _tokenizer;
    private readonly Piece _piece;
    private readonly NoteBars _told;
    private readonly NoteTimeline _timeline;

    /// <summary>Throws <see cref="TokenException"/> if the tokens cannot tell it.</summary>
    public EditableNotes(NoteTokenizer tokenizer, Piece piece)
    {
        _tokenizer = tokenizer;
        _piece = piece;
        _told = tokenizer.BarsOf(tokenizer.Encode(piece));
        _timeline = new NoteTimeline(tokenizer.LayoutOf(piece), piece.TicksPerQuarter);
    }

    /// <inheritdoc/>
    public override int Bars => _timeline.FullBars;

    /// <inheritdoc/>
    public override IEditingTask Rewriting(Func<int, bool> isFree, IReadOnlyList<int>? tokens = null, Func<int, bool>? isNew = null) =>
        new Task(this, isFree, tokens is null ? _told : _tokenizer.BarsOf(tokens), isNew ?? isFree);

    private sealed class Task(EditableNotes music, Func<int, bool> isFree, NoteBars given, Func<int, bool> isNew) : IEditingTask
    {
        private readonly ImmutableArray<(int From, int To)> _spans = music._timeline.SpansOf(bar => music._timeline.IsFree(bar, isNew));

        private readonly NoteScript _script = music._tokenizer.ScriptOf(
            given, bar => music._timeline.IsFree(bar, isFree) ? 0 : NoteScript.AllParts);

        public ControlValues Told => music.Told;

        public ITokenDecoder CreateDecoder() => music._tokenizer.CreateGuidedDecoder(_script);

        public Piece ToPiece(IReadOnlyList<int> tokens)
        {
            var told = music._tokenizer.BarsOf(tokens);
            var sounding = music._piece.Parts.Index().Where(part => part.Item.Notes.Length > 0).Select(part => part.Index).ToArray();
            var added = _spans.SelectMany(span => music._timeline.NotesIn(told, span)).ToLookup(note => sounding[note.Part], note => note.Note);
            return PieceSplice.Replace(music._piece, [.. _spans.Select(music._timeline.TicksOf)], added, keepsChords: music.Told.Chords is not null);
        }

        public bool IsNew(int part, int tick) => _spans.Any(span => music._timeline.TicksOf(span) is var (from, to) && tick >= from && tick < to);

        public int? SettledAfter(int bars) => music._timeline.SettledAfter(bars, isNew);
    }
}
