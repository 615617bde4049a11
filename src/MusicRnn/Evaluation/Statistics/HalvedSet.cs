using MathNet.Numerics.Random;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// A set of pieces and its two halves: how far those are from each other is how far apart sets of the same music are, and so
/// the referee of whether another set is far from it. Of each two pieces that follow one another, a coin drawn from the seed
/// decides which goes into which half, so that they are equally large and read alike from any number of files.
/// </summary>
public sealed class HalvedSet
{
    private readonly Xoshiro256StarStar _chance;
    private bool _isNextFirst;

    /// <summary>Creates an empty set.</summary>
    /// <param name="seed">Decides the halves, and the samples of them.</param>
    public HalvedSet(int seed)
    {
        _chance = new Xoshiro256StarStar(seed, threadSafe: false);
        First = new PieceSet(seed);
        Second = new PieceSet(seed);
    }

    /// <summary>The number of pieces.</summary>
    public int Count => First.Count + Second.Count;

    /// <summary>The one half.</summary>
    public PieceSet First { get; }

    /// <summary>The other half.</summary>
    public PieceSet Second { get; }

    /// <summary>Adds a piece; returns whether it went into the first half.</summary>
    public bool Add(PieceStatistics piece)
    {
        var isFirst = Count % 2 == 0 ? _isNextFirst = _chance.NextBoolean() : !_isNextFirst;
        (isFirst ? First : Second).Add(piece);
        return isFirst;
    }

    /// <summary>The values of a metric of all pieces.</summary>
    /// <param name="metric">Its index in <see cref="Metrics.All"/>.</param>
    public IReadOnlyList<double> Values(int metric) => [.. First.Values(metric), .. Second.Values(metric)];

    /// <summary>The sum of a histogram over all pieces.</summary>
    /// <param name="histogram">Its index in <see cref="NoteHistograms.All"/>.</param>
    public IReadOnlyList<long> Counts(int histogram) => [.. First.Counts(histogram).Zip(Second.Counts(histogram), (one, other) => one + other)];
}
