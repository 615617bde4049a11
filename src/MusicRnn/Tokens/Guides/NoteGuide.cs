namespace MusicRnn.Tokens.Guides;

/// <summary>
/// Narrows what the grammar of note tokens allows to what keeps to a <see cref="NoteScript"/>: given notes come exactly where
/// they stand, free parts play between them, and nothing that is free sounds into what is given. Where all is given a single
/// token is left. No sequence it allows is a dead end.
/// </summary>
internal sealed class NoteGuide(NoteVocabulary vocabulary, NoteScript script)
{
    private readonly int _shortest = vocabulary.ValuesOf(NoteTokenKind.Duration)[0];

    // How much of the header was taken; which bar it is, and how much of what is given in it was taken.
    private int _header;
    private int _bar = -1;
    private int _change;
    private int _note;

    private GuidedBar Bar => script.Bars[_bar];

    private bool IsLastBar => _bar + 1 == script.Bars.Length;

    private ScoreNote? NextGiven => _note < Bar.Notes.Length ? Bar.Notes[_note] : null;

    /// <summary>Follows the state after it has taken a token.</summary>
    public void Take(NoteState state, NoteToken token)
    {
        switch (token.Kind)
        {
            case NoteTokenKind.Bar:
                (_bar, _change, _note) = (_bar + 1, 0, 0);
                break;
            case NoteTokenKind.Pitch or NoteTokenKind.Drum:
                _note += Bar.IsGiven(state.CurrentPart) ? 1 : 0;
                break;
            default:
                _header += _bar < 0 ? 1 : 0;
                _change += token.Kind is NoteTokenKind.Upbeat or NoteTokenKind.Key or NoteTokenKind.Meter or NoteTokenKind.Tempo ? 1 : 0;
                break;
        }
    }

    /// <summary>Unmarks what does not keep to the script; at least one token stays marked.</summary>
    public void Narrow(NoteState state, Span<bool> allowed)
    {
        if (state.Stage == NoteStage.Ended)
        {
            return;
        }

        if (_bar < 0)
        {
            NarrowHeader(state, allowed);
            return;
        }

        if (_change < Bar.Changes.Length)
        {
            KeepOnly(Bar.Changes[_change], allowed);
            return;
        }

        for (var number = 0; number < allowed.Length; number++)
        {
            allowed[number] = allowed[number] && Suits(state, vocabulary[number]);
        }

        if (!allowed.Contains(true))
        {
            // The grammar waits for a part that has nothing to play any more.
            allowed[vocabulary.NumberOf(IsLastBar ? NoteTokenKind.End : NoteTokenKind.Bar, 0)] = true;
        }
    }

    private void NarrowHeader(NoteState state, Span<bool> allowed)
    {
        if (_header < script.Header.Length)
        {
            KeepOnly(script.Header[_header], allowed);
            return;
        }

        var bar = vocabulary.NumberOf(NoteTokenKind.Bar, 0);
        if (script.FewestParts == 0)
        {
            KeepOnly(bar, allowed);
            return;
        }

        allowed[bar] = allowed[bar] && state.Score.PartCount >= script.FewestParts;
        if (!allowed.Contains(true))
        {
            allowed[bar] = true;
        }
    }

    private static void KeepOnly(int number, Span<bool> allowed)
    {
        allowed.Clear();
        allowed[number] = true;
    }

    private bool Suits(NoteState state, NoteToken token) => token.Kind switch
    {
        NoteTokenKind.End => NextGiven is null && IsLastBar,
        NoteTokenKind.Bar => NextGiven is null && !IsLastBar,
        NoteTokenKind.Position => SuitsPosition(state, token.Value),
        NoteTokenKind.Part => SuitsPart(state, token.Value),
        NoteTokenKind.Velocity or NoteTokenKind.Long or NoteTokenKind.Duration or NoteTokenKind.Pitch or NoteTokenKind.Drum =>
            Bar.IsGiven(state.CurrentPart) ? IsGivenNext(state, token) : Fits(state, token),
        _ => false,
    };

    private bool SuitsPosition(NoteState state, int position)
    {
        if (NextGiven is { } next && (IsDue(next, state) || position > next.Start))
        {
            return false;
        }

        // Something before the first note of a pickup would make it longer.
        var isBeforePickup = Bar.IsPickup && _note == 0 && Bar.Notes.Length > 0;
        return position == NextGiven?.Start || (CanAnyPlay(state, position) && !isBeforePickup);
    }

    private bool SuitsPart(NoteState state, int part) => NextGiven is { } next && IsDue(next, state)
        ? part == next.Part || (part < next.Part && CanPlay(state, part, state.Position))
        : CanPlay(state, part, state.Position);

    private static bool IsDue(ScoreNote next, NoteState state) => next.Start == state.Position;

    private bool CanAnyPlay(NoteState state, int position)
    {
        for (var part = 0; part < state.Score.PartCount; part++)
        {
            if (CanPlay(state, part, position))
            {
                return true;
            }
        }

        return false;
    }

    // Whether a part that is free has a pitch that does not sound already, and room for the shortest note.
    private bool CanPlay(NoteState state, int part, int position)
    {
        if (Bar.IsGiven(part) || position + _shortest > Bar.Room[part])
        {
            return false;
        }

        foreach (var pitch in vocabulary.ValuesOf(state.Score.IsPercussion(part) ? NoteTokenKind.Drum : NoteTokenKind.Pitch))
        {
            if (state.SoundsUntil(part, pitch) <= state.BarStart + position)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsGivenNext(NoteState state, NoteToken token)
    {
        if (NextGiven is not { } next || !IsDue(next, state) || next.Part != state.CurrentPart)
        {
            return false;
        }

        var wholes = (next.Duration - 1) / NoteGrid.UnitsPerWhole;
        var rest = next.Duration - (wholes * NoteGrid.UnitsPerWhole);
        if (state.Stage == NoteStage.Long)
        {
            return token == new NoteToken(NoteTokenKind.Duration, rest);
        }

        if (state.Velocity != next.VelocityClass)
        {
            return token == new NoteToken(NoteTokenKind.Velocity, next.VelocityClass);
        }

        return state.Duration == next.Duration
            ? token.Kind is NoteTokenKind.Pitch or NoteTokenKind.Drum && token.Value == next.Pitch
            : token == (wholes > 0 ? new NoteToken(NoteTokenKind.Long, wholes) : new NoteToken(NoteTokenKind.Duration, rest));
    }

    private bool Fits(NoteState state, NoteToken token)
    {
        var room = Bar.Room[state.CurrentPart] - state.Position;
        return token.Kind switch
        {
            NoteTokenKind.Velocity => _shortest <= room,
            NoteTokenKind.Long => LeadsToFitting(state, token.Value * NoteGrid.UnitsPerWhole, room),
            NoteTokenKind.Duration => (state.Wholes * NoteGrid.UnitsPerWhole) + token.Value <= room,
            _ => state.Duration <= room,
        };
    }

    private bool LeadsToFitting(NoteState state, int wholes, int room)
    {
        foreach (var duration in vocabulary.ValuesOf(NoteTokenKind.Duration))
        {
            if (wholes + duration <= room && wholes + duration != state.Duration)
            {
                return true;
            }
        }

        return false;
    }
}
