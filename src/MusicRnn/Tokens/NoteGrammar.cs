namespace MusicRnn.Tokens;

/// <summary>
/// Which note token may follow. The sequences it allows are canonical: their piece, told again, gives the same tokens.
/// Hence nothing is told twice, notes stand in order of part and pitch, none is struck while it still sounds, and the
/// piece ends only when every note has ended and every part has played. No sequence it allows is a dead end.
/// </summary>
internal static class NoteGrammar
{
    private const int BarLine = (1 << (int)NoteTokenKind.Bar) | (1 << (int)NoteTokenKind.End);
    private const int Note = (1 << (int)NoteTokenKind.Pitch) | (1 << (int)NoteTokenKind.Drum);
    private const int Duration = (1 << (int)NoteTokenKind.Long) | (1 << (int)NoteTokenKind.Duration);
    private const int Velocity = 1 << (int)NoteTokenKind.Velocity;
    private const int Position = 1 << (int)NoteTokenKind.Position;
    private const int Part = 1 << (int)NoteTokenKind.Part;
    private const int Tempo = 1 << (int)NoteTokenKind.Tempo;
    private const int Meter = 1 << (int)NoteTokenKind.Meter;
    private const int Key = 1 << (int)NoteTokenKind.Key;

    // The kinds that may follow each stage, one bit a kind; whether a token of the kind may depends on its value.
    private static readonly int[] Followers = [.. Enum.GetValues<NoteStage>().Select(FollowersOf)];

    /// <summary>Whether the token may come next.</summary>
    public static bool Allows(NoteState state, NoteVocabulary vocabulary, NoteToken token) =>
        (Followers[(int)state.Stage] & (1 << (int)token.Kind)) != 0 && AllowsValue(state, vocabulary, token);

    private static int FollowersOf(NoteStage stage) => stage switch
    {
        NoteStage.Beginning => 1 << (int)NoteTokenKind.Start,
        NoteStage.HeaderStart => Key | Meter,
        NoteStage.HeaderKey => Meter,
        NoteStage.HeaderMeter => Tempo,
        NoteStage.HeaderTempo => Part,
        NoteStage.HeaderPart => (1 << (int)NoteTokenKind.Program) | (1 << (int)NoteTokenKind.Drums),
        NoteStage.HeaderInstrument => Part | (1 << (int)NoteTokenKind.Bar),
        NoteStage.Bar => (1 << (int)NoteTokenKind.Upbeat) | Key | Meter | Tempo | Position | BarLine,
        NoteStage.Upbeat => Position,
        NoteStage.BarKey => Meter | Tempo | Position | BarLine,
        NoteStage.BarMeter => Tempo | Position | BarLine,
        NoteStage.BarTempo => Position | BarLine,
        NoteStage.Position => Part | Velocity | Duration | Note,
        NoteStage.Part => Velocity | Duration | Note,
        NoteStage.Velocity => Duration | Note,
        NoteStage.Long => 1 << (int)NoteTokenKind.Duration,
        NoteStage.Duration => Note,
        NoteStage.Note => Velocity | Duration | Note | Part | Position | BarLine,
        _ => 1 << (int)NoteTokenKind.End,
    };

    private static bool AllowsValue(NoteState state, NoteVocabulary vocabulary, NoteToken token) => token.Kind switch
    {
        NoteTokenKind.Start => true,
        NoteTokenKind.End => AllowsEnd(state),
        NoteTokenKind.Bar => !IsFull(state),
        NoteTokenKind.Upbeat => state.BegunBars == 1 && HasPositionInside(state, vocabulary),
        NoteTokenKind.Key => state.BegunBars == 0 || (state.BegunBars > 1 && token.Value != state.Key),
        NoteTokenKind.Meter => state.BegunBars == 0 || (state.BegunBars > 1 && token.Value != state.Meter),
        NoteTokenKind.Tempo => state.BegunBars == 0 || (state.BegunBars > 1 && token.Value != state.TempoClass),
        NoteTokenKind.Part => state.BegunBars == 0
            ? token.Value == state.Score.PartCount && (MayDeclarePitched(state, vocabulary) || MayDeclareDrums(vocabulary))
            : token.Value > state.CurrentPart && token.Value < state.Score.PartCount && state.HasFreePitch(token.Value, above: -1),
        NoteTokenKind.Program => MayDeclarePitched(state, vocabulary),
        NoteTokenKind.Drums => MayDeclareDrums(vocabulary),
        NoteTokenKind.Position => AllowsPosition(state, token.Value),
        NoteTokenKind.Velocity => state.NoteIsPossible && token.Value != state.Velocity,
        NoteTokenKind.Long => MayTellDuration(state) && LeadsToNewDuration(state, vocabulary, token.Value),
        NoteTokenKind.Duration => MayTellDuration(state) && (state.Wholes * NoteGrid.UnitsPerWhole) + token.Value != state.Duration,
        _ => AllowsNote(state, token),
    };

    private static bool AllowsEnd(NoteState state) =>
        state.Stage == NoteStage.Ended || IsFull(state) || (state.Score.NoteCount > 0 && state.IsComplete);

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

    private static bool MayDeclareDrums(NoteVocabulary vocabulary) => vocabulary.Has(NoteTokenKind.Drums) && vocabulary.Has(NoteTokenKind.Drum);

    private static bool MayDeclarePitched(NoteState state, NoteVocabulary vocabulary) =>
        state.Score.PitchedPartCount < NoteGrid.MostPitchedParts && vocabulary.Has(NoteTokenKind.Program) && vocabulary.Has(NoteTokenKind.Pitch);

    private static bool AllowsPosition(NoteState state, int position)
    {
        // What stands at the bar line itself is no pickup.
        var last = state.Stage == NoteStage.Upbeat ? 0 : state.Position;
        return position > last
            && state.BarStart + position < state.BarEnd
            && state.BarStart + position >= state.SomeNoteIsPossibleFrom;
    }

    private static bool MayTellDuration(NoteState state) => state.NoteIsPossible && state.Velocity >= 0;

    private static bool LeadsToNewDuration(NoteState state, NoteVocabulary vocabulary, int wholes)
    {
        var durations = vocabulary.ValuesOf(NoteTokenKind.Duration);
        return durations.Length > 1 || (wholes * NoteGrid.UnitsPerWhole) + durations[0] != state.Duration;
    }

    private static bool AllowsNote(NoteState state, NoteToken token) =>
        state.Velocity >= 0 && state.Duration > 0
        && state.Score.IsPercussion(state.CurrentPart) == (token.Kind == NoteTokenKind.Drum)
        && token.Value > state.LastPitch
        && state.SoundsUntil(state.CurrentPart, token.Value) <= state.BarStart + state.Position;
}
