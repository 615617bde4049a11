using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>Has the bars of a form that repeat others told as those were: the same notes, in the tokens that tell them here.</summary>
internal sealed class NoteForm(NoteVocabulary vocabulary, Form form)
{
    private readonly List<ScoreNote> _left = [];
    private int _bar = -1;
    private int _notesBefore;

    /// <summary>The only token that may come next; null where the music is free.</summary>
    public int? NextToken(NoteState state)
    {
        var bar = state.FullBars - 1;
        var source = state.BegunBars == 0 || bar < 0 ? -1 : form.SourceOf(bar);
        if (source < 0 || state.Stage == NoteStage.Ended)
        {
            return null;
        }

        if (bar != _bar)
        {
            Begin(state, bar, source);
        }

        if (state.Score.NoteCount > _notesBefore)
        {
            _notesBefore = state.Score.NoteCount;
            _left.RemoveAt(0);
        }

        SkipSounding(state);
        return _left.Count > 0 ? TokenOf(_left[0], state)
            : bar + 1 == form.Bars ? vocabulary.NumberOf(NoteTokenKind.End, 0)
            : vocabulary.NumberOf(NoteTokenKind.Bar, 0);
    }

    // A form has one meter, so that all of its bars are as long as this one.
    private void Begin(NoteState state, int bar, int source)
    {
        var length = state.BarEnd - state.BarStart;
        var shift = (bar - source) * length;
        var from = state.BarStart - shift;
        _left.Clear();
        foreach (var note in state.Score.Notes)
        {
            if (note.Start >= from && note.Start < from + length)
            {
                _left.Add(note with { Start = note.Start + shift });
            }
        }

        (_bar, _notesBefore) = (bar, state.Score.NoteCount);
    }

    // What still sounds from the bar before cannot be struck; only between notes, as one that has been begun must be told.
    private void SkipSounding(NoteState state)
    {
        while (state.IsAtRest && _left.Count > 0 && state.SoundsUntil(_left[0].Part, _left[0].Pitch) > _left[0].Start)
        {
            _left.RemoveAt(0);
        }
    }

    private int TokenOf(ScoreNote note, NoteState state)
    {
        if (state.BarStart + state.Position != note.Start || state.Position < 0)
        {
            return vocabulary.NumberOf(NoteTokenKind.Position, note.Start - state.BarStart);
        }

        if (state.CurrentPart != note.Part)
        {
            return vocabulary.NumberOf(NoteTokenKind.Part, note.Part);
        }

        if (state.Velocity != note.VelocityClass)
        {
            return vocabulary.NumberOf(NoteTokenKind.Velocity, note.VelocityClass);
        }

        if (state.Duration == note.Duration)
        {
            return vocabulary.NumberOf(state.Score.IsPercussion(note.Part) ? NoteTokenKind.Drum : NoteTokenKind.Pitch, note.Pitch);
        }

        var wholes = (note.Duration - 1) / NoteGrid.UnitsPerWhole;
        return wholes > 0 && state.Stage != NoteStage.Long
            ? vocabulary.NumberOf(NoteTokenKind.Long, wholes)
            : vocabulary.NumberOf(NoteTokenKind.Duration, note.Duration - (wholes * NoteGrid.UnitsPerWhole));
    }
}
