namespace MusicRnn.Evaluation;

/// <summary>The n-grams that end where a sequence has been read to: those of its last 0, 1, 2 ... tokens.</summary>
internal ref struct NgramContexts
{
    private readonly NgramCounts _counts;
    private readonly Span<int> _nodes;
    private int _length;

    /// <summary>Begins a sequence.</summary>
    /// <param name="counts">Where the n-grams are found.</param>
    /// <param name="order">How many contexts there are at most: those of 0 to <paramref name="order"/> - 1 tokens.</param>
    /// <param name="nodes">Memory for as many.</param>
    public NgramContexts(NgramCounts counts, int order, Span<int> nodes)
    {
        _counts = counts;
        _nodes = nodes[..order];
        if (order > 0)
        {
            _nodes[_length++] = NgramCounts.Empty;
        }
    }

    /// <summary>The node of the last k tokens at place k; <see cref="NgramCounts.None"/> for one that never occurred.</summary>
    public readonly ReadOnlySpan<int> Nodes => _nodes[.._length];

    /// <summary>Reads one token on.</summary>
    public void Take(int token)
    {
        if (_nodes.IsEmpty)
        {
            return;
        }

        // From the longest on, each is extended in place of the next.
        _length = Math.Min(_length + 1, _nodes.Length);
        for (var longer = _length - 1; longer > 0; longer--)
        {
            var shorter = _nodes[longer - 1];
            _nodes[longer] = shorter == NgramCounts.None ? NgramCounts.None : _counts.Find(shorter, token);
        }
    }
}
