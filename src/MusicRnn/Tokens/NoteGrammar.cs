namespace MusicRnn.Tokens;

/// <summary>
/// Which note token may follow. The sequences it allows are canonical: their piece, told again, gives the same tokens.
/// Hence nothing is told twice, notes stand in order of part and pitch, none is struck while it still sounds, and the
/// piece ends only when every note has ended and every part has played. No sequence it allows is a dead end.
/// </summary>
internal static class NoteGrammar
{
    /// <summary>Whether the token may come next.</summary>
    public static bool Allows(NoteState state, NoteVocabulary vocabulary, NoteToken token) => token.Kind switch
    {
        NoteTokenKind.Start => state.Stage == NoteStage.Beginning,
        NoteTokenKind.End => AllowsEnd(state),
        NoteTokenKind.Bar => state.Stage == NoteStage.HeaderInstrument || (state.IsAtRest && !IsFull(state)),
        NoteTokenKind.Upbeat => state.Stage == NoteStage.Bar && state.BegunBars == 1 && HasPositionInside(state, vocabulary),
        NoteTokenKind.Key => AllowsKey(state, token.Value),
        NoteTokenKind.Meter => AllowsMeter(state, token.Value),
        NoteTokenKind.Tempo => AllowsTempo(state, token.Value),
        NoteTokenKind.Part => AllowsPart(state, vocabulary, token.Value),
        NoteTokenKind.Program => state.Stage == NoteStage.HeaderPart && MayDeclarePitched(state, vocabulary),
        NoteTokenKind.Drums => state.Stage == NoteStage.HeaderPart && vocabulary.Has(NoteTokenKind.Drum),
        NoteTokenKind.Position => AllowsPosition(state, token.Value),
        NoteTokenKind.Velocity => AllowsVelocity(state, token.Value),
        NoteTokenKind.Long => MayTellDuration(state) && LongLeadsToNewDuration(state, vocabulary, token.Value),
        NoteTokenKind.Duration => AllowsDuration(state, token.Value),
        NoteTokenKind.Pitch => AllowsNote(state, token.Value, isDrum: false),
        _ => AllowsNote(state, token.Value, isDrum: true),
    };

    private static bool AllowsEnd(NoteState state) =>
        state.Stage == NoteStage.Ended
        || (state.IsAtRest && (IsFull(state) || (state.Score.NoteCount > 0 && state.IsComplete)));

    private static bool IsFull(NoteState state) => state.BarEnd >= NoteGrid.LongestPiece;

    private static bool HasPositionInside(NoteState state, NoteVocabulary vocabulary)
    {
        foreach (var position in vocabulary.ValuesOf(NoteTokenKind.Position))
        {
            if (position > 0)
            {
                return position < state.BarEnd - state.BarStart;
            }
        }

        return false;
    }

    private static bool AllowsKey(NoteState state, int key) =>
        state.Stage == NoteStage.HeaderStart
        || (state.Stage == NoteStage.Bar && state.BegunBars > 1 && key != state.Key);

    private static bool AllowsMeter(NoteState state, int meter) =>
        state.Stage is NoteStage.HeaderStart or NoteStage.HeaderKey
        || (state.Stage is NoteStage.Bar or NoteStage.BarKey && state.BegunBars > 1 && meter != state.Meter);

    private static bool AllowsTempo(NoteState state, int tempoClass) =>
        state.Stage == NoteStage.HeaderMeter
        || (state.Stage is NoteStage.Bar or NoteStage.BarKey or NoteStage.BarMeter && state.BegunBars > 1 && tempoClass != state.TempoClass);

    private static bool AllowsPart(NoteState state, NoteVocabulary vocabulary, int part) => state.Stage switch
    {
        NoteStage.HeaderTempo => part == 0,
        NoteStage.HeaderInstrument => part == state.Score.PartCount && MayDeclareAny(state, vocabulary),
        NoteStage.Position or NoteStage.Note =>
            part > state.CurrentPart && part < state.Score.PartCount && state.HasFreePitch(part, above: -1),
        _ => false,
    };

    private static bool MayDeclareAny(NoteState state, NoteVocabulary vocabulary) =>
        MayDeclarePitched(state, vocabulary) || (vocabulary.Has(NoteTokenKind.Drums) && vocabulary.Has(NoteTokenKind.Drum));

    private static bool MayDeclarePitched(NoteState state, NoteVocabulary vocabulary) =>
        state.Score.PitchedPartCount < NoteGrid.MostPitchedParts && vocabulary.Has(NoteTokenKind.Program) && vocabulary.Has(NoteTokenKind.Pitch);

    private static bool AllowsPosition(NoteState state, int position)
    {
        // What stands at the bar line itself is no pickup.
        var afterPosition = state.Stage == NoteStage.Upbeat ? 0 : state.Position;
        return (state.IsAtRest || state.Stage == NoteStage.Upbeat)
            && position > afterPosition
            && state.BarStart + position < state.BarEnd
            && state.BarStart + position >= state.SomeNoteIsPossibleFrom;
    }

    private static bool AllowsVelocity(NoteState state, int velocity) =>
        state.Stage is NoteStage.Position or NoteStage.Part or NoteStage.Note
        && state.NoteIsPossible && velocity != state.Velocity;

    private static bool MayTellDuration(NoteState state) =>
        state.Stage is NoteStage.Position or NoteStage.Part or NoteStage.Velocity or NoteStage.Note
        && state.NoteIsPossible && state.Velocity >= 0;

    private static bool AllowsDuration(NoteState state, int duration) =>
        (state.Stage == NoteStage.Long || MayTellDuration(state))
        && (state.Wholes * NoteGrid.UnitsPerWhole) + duration != state.Duration;

    private static bool LongLeadsToNewDuration(NoteState state, NoteVocabulary vocabulary, int wholes)
    {
        var durations = vocabulary.ValuesOf(NoteTokenKind.Duration);
        return durations.Length > 1 || (wholes * NoteGrid.UnitsPerWhole) + durations[0] != state.Duration;
    }

    private static bool AllowsNote(NoteState state, int pitch, bool isDrum) =>
        state.Stage is NoteStage.Position or NoteStage.Part or NoteStage.Velocity or NoteStage.Duration or NoteStage.Note
        && state.Velocity >= 0 && state.Duration > 0
        && state.Score.IsPercussion(state.CurrentPart) == isDrum
        && pitch > state.LastPitch
        && state.SoundsUntil(state.CurrentPart, pitch) <= state.BarStart + state.Position;
}
