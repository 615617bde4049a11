namespace MusicRnn.Tokens;

/// <summary>
/// Pieces grouped by their music while they come in. The tokens of copies that will not be used are not kept, so that a
/// folder full of copies takes no more memory than one of them.
/// </summary>
internal sealed class CorpusGroups(CorpusOptions options)
{
    private readonly Dictionary<UInt128, List<CorpusCandidate>> _groups = [];
    private readonly List<DroppedPiece> _unusable = [];

    /// <summary>The pieces that cannot be used, in no order.</summary>
    public IEnumerable<DroppedPiece> Dropped => _unusable.Concat(_groups.Values.SelectMany(CopiesIn));

    /// <summary>Takes a piece in.</summary>
    public void Add(DraftPiece draft)
    {
        var candidate = CorpusCandidate.Of(draft, options);
        if (candidate.Problem is { } problem)
        {
            _unusable.Add(new DroppedPiece(candidate.Name, problem));
            return;
        }

        if (!_groups.TryGetValue(candidate.Fingerprint, out var same))
        {
            _groups.Add(candidate.Fingerprint, same = []);
        }

        same.Add(candidate);
        if (options.GivenSide is null && same.Count > 1)
        {
            // One of them will do, the first by name.
            same.Sort(Order);
            for (var copy = 1; copy < same.Count; copy++)
            {
                same[copy] = same[copy] with { Tokens = null };
            }
        }
    }

    /// <summary>The pieces that are used, in no order.</summary>
    public IEnumerable<CorpusCandidate> Kept()
    {
        foreach (var same in _groups.Values)
        {
            same.Sort(Order);
        }

        return _groups.Values.SelectMany(same => same.Where(candidate => IsKept(candidate, same[0])));
    }

    private IEnumerable<DroppedPiece> CopiesIn(List<CorpusCandidate> same) =>
        same.Where(candidate => !IsKept(candidate, same[0])).Select(copy => new DroppedPiece(copy.Name, Corpus.SameMusic, SameAs: same[0].Name));

    // What others have measured on a given split they have measured on all of it.
    private bool IsKept(CorpusCandidate candidate, CorpusCandidate first) =>
        candidate == first || (options.GivenSide is not null && candidate.Side != CorpusSide.Training && candidate.Side == first.Side);

    private static int Order(CorpusCandidate one, CorpusCandidate other) =>
        one.Side != other.Side ? other.Side.CompareTo(one.Side) : string.CompareOrdinal(one.Name, other.Name);
}
