namespace MusicRnn.Tokens.Controls;

/// <summary>What is known along a sequence, with what the network is told of the piece behind the tokenizer's own features.</summary>
internal sealed class ControlledContext(ITokenContext inner, InputFeatures features, ControlValues told) : ITokenContext
{
    private readonly ChordContext _chords = new(told.Chords);
    private readonly int[] _value = new int[1];

    /// <inheritdoc/>
    public (int From, int To) Possible => inner.Possible;

    /// <inheritdoc/>
    public int Bars => inner.Bars;

    /// <inheritdoc/>
    public ScorePlace Place => inner.Place;

    /// <inheritdoc/>
    public int MatchPlace => inner.MatchPlace;

    /// <inheritdoc/>
    public void Take(int token)
    {
        inner.Take(token);
        _chords.MoveTo(inner.Place);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> StepValues(int feature) =>
        feature < features.Step.Length ? inner.StepValues(feature) : ControlValue(feature - features.Step.Length);

    /// <inheritdoc/>
    public ReadOnlySpan<int> TokenValues(int feature) =>
        feature < features.Token.Length ? inner.TokenValues(feature) : ControlValue(feature - features.Token.Length);

    private ReadOnlySpan<int> ControlValue(int feature)
    {
        if (feature >= ControlSet.FeaturesOfPieceCount)
        {
            return _chords.Values(feature - ControlSet.FeaturesOfPieceCount, inner.MatchPlace);
        }

        _value[0] = ControlSet.Value(feature, told, inner.Bars);
        return _value;
    }
}
