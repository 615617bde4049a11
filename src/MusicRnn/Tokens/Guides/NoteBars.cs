using System.Collections.Immutable;

namespace MusicRnn.Tokens.Guides;

/// <summary>What a sequence of note tokens tells, bar by bar.</summary>
/// <param name="Header">The tokens before the first bar line, with the start token.</param>
/// <param name="Bars">The bars, a pickup among them.</param>
internal sealed record NoteBars(ImmutableArray<int> Header, ImmutableArray<NoteBar> Bars)
{
    /// <summary>Reads a sequence that the grammar allows, with or without its end token.</summary>
    public static NoteBars Of(NoteVocabulary vocabulary, IEnumerable<int> tokens)
    {
        var state = new NoteState(vocabulary);
        var header = ImmutableArray.CreateBuilder<int>();
        var bars = ImmutableArray.CreateBuilder<NoteBar>();
        var changes = ImmutableArray.CreateBuilder<int>();
        var toldNotes = 0;
        foreach (var number in tokens)
        {
            var token = vocabulary[number];
            if (token.Kind is NoteTokenKind.Bar or NoteTokenKind.End)
            {
                CloseBar();
            }

            state.Take(token);
            if (state.BegunBars == 0)
            {
                header.Add(number);
            }
            else if (token.Kind is NoteTokenKind.Upbeat or NoteTokenKind.Key or NoteTokenKind.Meter or NoteTokenKind.Tempo)
            {
                changes.Add(number);
            }
        }

        if (state.Stage != NoteStage.Ended)
        {
            CloseBar();
        }

        return new NoteBars(header.DrainToImmutable(), bars.DrainToImmutable());

        void CloseBar()
        {
            if (state.BegunBars > 0)
            {
                var notes = state.Score.Notes.Skip(toldNotes).Select(note => note with { Start = note.Start - state.BarStart });
                bars.Add(new NoteBar(state.BarEnd - state.BarStart, changes.DrainToImmutable(), [.. notes]));
                toldNotes = state.Score.NoteCount;
            }
        }
    }
}
