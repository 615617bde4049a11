namespace MusicRnn.Tokens;

/// <summary>What is known along a sequence of note tokens, and THE LIST of what a network is told of it.</summary>
internal sealed class NoteContext(NoteVocabulary vocabulary, bool isTransposed) : TokenHistory(vocabulary.Count, isTransposed)
{
    // Bars are told by their number, from the 64th on as if they began anew; longer forms are rare.
    private const int BarsTold = 64;

    private readonly NoteState _state = new(vocabulary);
    private readonly int[] _lastPitchOfPart = new int[NoteGrid.MostParts];

    /// <summary>The features of a vocabulary.</summary>
    public static FeatureList<NoteContext> FeaturesOf(NoteVocabulary vocabulary)
    {
        Feature<NoteContext>[] features =
        [
            .. FeaturesOf<NoteContext>(vocabulary.Count),
            new("stage", Enum.GetValues<NoteStage>().Length, context => (int)context._state.Stage),
            new("position", NoteGrid.UnitsPerWhole * 4, context => Math.Clamp(context._state.Position, 0, (NoteGrid.UnitsPerWhole * 4) - 1)),
            new("bar", BarsTold, context => context._state.BegunBars % BarsTold),
            new("meter", Count(vocabulary, NoteTokenKind.Meter), context => IndexOf(vocabulary, NoteTokenKind.Meter, context._state.Meter)),
            new("key", Count(vocabulary, NoteTokenKind.Key), context => IndexOf(vocabulary, NoteTokenKind.Key, context._state.Key)),
            new("part", NoteGrid.MostParts, context => context._state.CurrentPart),
            new("part_pitch", NoteGrid.PitchCount, context => context._lastPitchOfPart[context._state.CurrentPart]),
            new("part_duration", NoteGrid.UnitsPerWhole + 1, context => Math.Clamp(context._state.Duration, 0, NoteGrid.UnitsPerWhole)),
        ];
        return new FeatureList<NoteContext>([.. features], [.. features]);
    }

    /// <inheritdoc/>
    public override int Bars => _state.FullBars;

    /// <inheritdoc/>
    public override ScorePlace Place => _state.BegunBars == 0
        ? default
        : new ScorePlace(_state.FullBars - 1, Math.Max(0, _state.Position), _state.BarEnd - _state.BarStart);

    /// <inheritdoc/>
    public override void Take(int token)
    {
        base.Take(token);
        var read = vocabulary[token];
        _state.Take(read);
        if (read.Kind is NoteTokenKind.Pitch or NoteTokenKind.Drum)
        {
            _lastPitchOfPart[_state.CurrentPart] = read.Value;
        }
    }

    // The values of a kind that the vocabulary has, and one for none of them.
    private static int Count(NoteVocabulary vocabulary, NoteTokenKind kind) => vocabulary.ValuesOf(kind).Length + 1;

    private static int IndexOf(NoteVocabulary vocabulary, NoteTokenKind kind, int value) =>
        Math.Max(-1, vocabulary.ValuesOf(kind).BinarySearch(value)) + 1;
}
