namespace MusicRnn.Learning.Networks;

/// <summary>
/// Makes a <see cref="FrameSequence"/>: <see cref="BeginStep"/>, then <see cref="AddValues"/> for each feature of the frame;
/// then for each token after it <see cref="BeginToken"/> and <see cref="AddValues"/> for each feature of the token.
/// </summary>
public sealed class FrameSequenceBuilder(int frameFeatures, int tokenFeatures)
{
    private readonly List<int> _numbers = [];
    private readonly List<int> _begins = [];
    private int _tokenCountAt;
    private int _featuresMissing;

    /// <summary>Begins a step. Throws <see cref="InvalidOperationException"/> if a feature before has no values yet.</summary>
    public void BeginStep()
    {
        RequireNothingMissing();
        _begins.Add(_numbers.Count);
        _featuresMissing = frameFeatures;
        _tokenCountAt = -1;
    }

    /// <summary>
    /// Begins a token that is to be predicted after the step. Throws <see cref="InvalidOperationException"/> if there is no
    /// step, or a feature before has no values yet.
    /// </summary>
    /// <param name="target">The token.</param>
    /// <param name="possible">The first token that could have come, and the one after the last.</param>
    public void BeginToken(int target, (int From, int To) possible)
    {
        RequireNothingMissing();
        if (_begins.Count == 0)
        {
            throw new InvalidOperationException("A token needs a step before it.");
        }

        BeginTokens();
        _numbers[_tokenCountAt]++;
        _numbers.Add(target);
        _numbers.Add(possible.From);
        _numbers.Add(possible.To);
        _featuresMissing = tokenFeatures;
    }

    /// <summary>Adds the values of the next feature; none is allowed.</summary>
    public void AddValues(params ReadOnlySpan<int> values)
    {
        if (_featuresMissing == 0)
        {
            throw new InvalidOperationException("All features have their values already.");
        }

        _featuresMissing--;
        _numbers.Add(values.Length);
        _numbers.AddRange(values);
    }

    /// <summary>The sequence so far; the builder is not to be used any more.</summary>
    public FrameSequence ToSequence()
    {
        RequireNothingMissing();
        return new FrameSequence([.. _numbers], [.. _begins], frameFeatures, tokenFeatures);
    }

    private void RequireNothingMissing()
    {
        if (_featuresMissing > 0)
        {
            throw new InvalidOperationException($"{_featuresMissing} features have no values yet.");
        }

        if (_begins.Count > 0)
        {
            BeginTokens();
        }
    }

    // The number of tokens stands after the frame's features; a step may have none.
    private void BeginTokens()
    {
        if (_tokenCountAt < 0)
        {
            _tokenCountAt = _numbers.Count;
            _numbers.Add(0);
        }
    }
}
