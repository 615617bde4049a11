using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>A person's wishes in the tokens of one vocabulary.</summary>
internal sealed class NoteWishes
{
    private readonly NoteVocabulary _vocabulary;
    private readonly Wishes _wishes;
    private readonly NotePitchWishes? _pitches;
    private readonly int? _key;
    private readonly int? _meter;
    private readonly int? _tempoClass;

    /// <summary>The form; null leaves it to the network.</summary>
    public Form? Form => _wishes.Form;

    /// <summary>Finds the tokens; for a tempo the nearest. Throws <see cref="TokenException"/> if there is none for the meter or key, or no pitch that suits.</summary>
    public NoteWishes(NoteVocabulary vocabulary, Wishes wishes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wishes.MaximumBars, Math.Max(1, wishes.MinimumBars), nameof(wishes));
        _vocabulary = vocabulary;
        _wishes = wishes;
        _pitches = wishes.LimitsPitches ? new NotePitchWishes(vocabulary, wishes) : null;
        if (wishes.Key is { } key && (vocabulary.Has(NoteTokenKind.Key) || !wishes.KeyMayBeUntold))
        {
            _key = Known(NoteTokenKind.Key, NoteTokenTable.ValueOf(key), $"key {key.Name}", value => NoteTokenTable.Keys[value].Name);
        }

        if (wishes.Meter is { } meter)
        {
            _meter = Known(NoteTokenKind.Meter, NoteTokenTable.ValueOf(meter), $"meter {meter}", value => NoteTokenTable.Meters[value].ToString());
        }

        if (wishes.QuartersPerMinute is { } tempo)
        {
            _tempoClass = vocabulary.NearestValue(NoteTokenKind.Tempo, TempoClasses.Nearest(tempo));
        }
    }

    /// <summary>Unmarks the tokens that go against the wishes; at least one stays marked.</summary>
    public void Restrict(NoteState state, Span<bool> allowed)
    {
        if (state.Stage == NoteStage.Ended)
        {
            return;
        }

        for (var number = 0; number < allowed.Length; number++)
        {
            allowed[number] = allowed[number] && Suits(state, _vocabulary[number]);
        }

        var end = _vocabulary.NumberOf(NoteTokenKind.End, 0);
        var isLongEnough = state.IsAtRest && state.FullBars >= _wishes.MaximumBars && state.Score.NoteCount > 0;
        allowed[end] = allowed[end] || isLongEnough || !allowed.Contains(true);
    }

    private int Known(NoteTokenKind kind, int value, string description, Func<int, string> nameOf)
    {
        if (_vocabulary.TryGetNumber(kind, value, out _))
        {
            return value;
        }

        var known = string.Join(", ", _vocabulary.ValuesOf(kind).ToArray().Select(nameOf));
        throw new TokenException($"the {description} does not occur in the music that was learned; {(known.Length == 0 ? "nothing of the kind does" : $"what does: {known}")}");
    }

    private bool Suits(NoteState state, NoteToken token) =>
        SuitsHeaderAndLength(state, token) && _pitches?.Suits(state, token) is not false;

    private bool SuitsHeaderAndLength(NoteState state, NoteToken token) => token.Kind switch
    {
        NoteTokenKind.End => state.FullBars >= _wishes.MinimumBars,
        NoteTokenKind.Bar => state.FullBars < _wishes.MaximumBars,
        NoteTokenKind.Key => state.BegunBars > 0 ? Form is null : _key is null || token.Value == _key,
        NoteTokenKind.Meter => MayTellMeter(state) && SuitsThroughout(state, token.Value, _meter),
        NoteTokenKind.Tempo => SuitsThroughout(state, token.Value, _tempoClass),
        _ => true,
    };

    // With a key to be told, the header has to tell it before the meter.
    private bool MayTellMeter(NoteState state) => state.Stage != NoteStage.HeaderStart || (_key is null && _pitches is not { MustTellKey: true });

    // The bars of a form repeat one another, so nothing changes on the way.
    private bool SuitsThroughout(NoteState state, int value, int? wish) =>
        state.BegunBars == 0 ? wish is null || value == wish : wish is null && Form is null;
}
