using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// A person's wishes about pitches in the tokens of one vocabulary. More than a pitch alone is judged: what can only lead to
/// a pitch that must not be struck goes against the wishes too.
/// </summary>
internal sealed class NotePitchWishes
{
    private readonly Wishes _wishes;
    private readonly UInt128 _inRange;

    /// <summary>Throws <see cref="TokenException"/> if the vocabulary has pitches, but none that is wished.</summary>
    public NotePitchWishes(NoteVocabulary vocabulary, Wishes wishes)
    {
        _wishes = wishes;
        foreach (var pitch in vocabulary.ValuesOf(NoteTokenKind.Pitch))
        {
            _inRange |= pitch >= wishes.LowestPitch && pitch <= wishes.HighestPitch ? UInt128.One << pitch : 0;
        }

        if (vocabulary.Has(NoteTokenKind.Pitch) && _inRange == 0)
        {
            var pitches = vocabulary.ValuesOf(NoteTokenKind.Pitch);
            throw new TokenException(
                $"no pitch that was learned lies between {PitchNames.Of(wishes.LowestPitch)} and {PitchNames.Of(wishes.HighestPitch)}: they reach from {PitchNames.Of(pitches[0])} to {PitchNames.Of(pitches[^1])}");
        }

        if (wishes is { StaysInKey: true, Key: { } key } && vocabulary.Has(NoteTokenKind.Pitch) && (_inRange & Scale.PitchesOf(key)) == 0)
        {
            throw new TokenException($"no pitch that was learned lies in {key.Name} and in the range");
        }

        MustTellKey = wishes.StaysInKey && vocabulary.ValuesOf(NoteTokenKind.Key).ToArray().Any(SuitsKey);
    }

    /// <summary>Whether the header has to tell a key, as there is nothing to stay in otherwise.</summary>
    public bool MustTellKey { get; }

    /// <summary>Whether the token, which the grammar allows, suits the wishes.</summary>
    public bool Suits(NoteState state, NoteToken token) => token.Kind switch
    {
        NoteTokenKind.Key => SuitsKey(token.Value),
        NoteTokenKind.Pitch => ((PitchesIn(state) >> token.Value) & 1) == 1,
        NoteTokenKind.Velocity or NoteTokenKind.Long or NoteTokenKind.Duration => HasPitch(state, state.CurrentPart, state.LastPitch, state.Position),
        NoteTokenKind.Part => state.BegunBars == 0 || HasPitch(state, token.Value, above: -1, state.Position),
        NoteTokenKind.Position => AnyPartHasPitch(state, token.Value),
        _ => true,
    };

    private bool SuitsKey(int value) => !_wishes.StaysInKey || _inRange == 0 || (_inRange & Scale.PitchesOf(NoteTokenTable.Keys[value])) != 0;

    private UInt128 PitchesIn(NoteState state)
    {
        Key? told = state.Key >= 0 ? NoteTokenTable.Keys[state.Key] : _wishes.Key;
        return _wishes.StaysInKey && told is { } key ? _inRange & Scale.PitchesOf(key) : _inRange;
    }

    private bool HasPitch(NoteState state, int part, int above, int position) =>
        state.HasFreePitch(part, above, state.BarStart + position, PitchesIn(state));

    private bool AnyPartHasPitch(NoteState state, int position)
    {
        for (var part = 0; part < state.Score.PartCount; part++)
        {
            if (HasPitch(state, part, above: -1, position))
            {
                return true;
            }
        }

        return false;
    }
}
