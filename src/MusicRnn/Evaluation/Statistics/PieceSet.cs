using MathNet.Numerics.Random;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// What is kept of many pieces that are measured one after another: each metric's values, the sums of the histograms, and
/// a sample of pieces with their features. A piece outside of the sample takes a few hundred bytes, however long it is.
/// </summary>
public sealed class PieceSet
{
    /// <summary>
    /// The most pieces that are kept with their features. Each is set against each, so ten thousand pieces would be fifty million
    /// distances, for curves that those of a hundred pieces, five thousand, draw as well.
    /// </summary>
    public const int SampleSize = 100;

    private readonly List<double>[] _values = [.. Metrics.All.Select(_ => new List<double>())];
    private readonly long[][] _counts = [.. NoteHistograms.All.Select(histogram => new long[histogram.Classes.Length])];
    private readonly List<PieceStatistics> _sample = [];
    private readonly Xoshiro256StarStar _chance;

    /// <summary>Creates an empty set.</summary>
    /// <param name="seed">Which pieces come into the sample depends on it and on the order in which they are added.</param>
    public PieceSet(int seed) => _chance = new Xoshiro256StarStar(seed, threadSafe: false);

    /// <summary>The number of pieces.</summary>
    public int Count { get; private set; }

    /// <summary>The pieces that are kept.</summary>
    public IReadOnlyList<PieceStatistics> Sample => _sample;

    /// <summary>The values of a metric, without those of pieces that have none.</summary>
    /// <param name="metric">Its index in <see cref="Metrics.All"/>.</param>
    public IReadOnlyList<double> Values(int metric) => _values[metric];

    /// <summary>The sum of a histogram over all pieces.</summary>
    /// <param name="histogram">Its index in <see cref="NoteHistograms.All"/>.</param>
    public IReadOnlyList<long> Counts(int histogram) => _counts[histogram];

    /// <summary>Adds a piece.</summary>
    public void Add(PieceStatistics piece)
    {
        foreach (var (index, value) in piece.Metrics.Index())
        {
            if (double.IsFinite(value))
            {
                _values[index].Add(value);
            }
        }

        foreach (var (index, counts) in piece.Histograms.Index())
        {
            for (var place = 0; place < counts.Length; place++)
            {
                _counts[index][place] += counts[place];
            }
        }

        Count++;
        Keep(piece);
    }

    // Reservoir sampling (Vitter 1985, algorithm R): each piece has the same chance, and their number need not be known.
    private void Keep(PieceStatistics piece)
    {
        if (_sample.Count < SampleSize)
        {
            _sample.Add(piece);
            return;
        }

        var place = _chance.Next(Count);
        if (place < SampleSize)
        {
            _sample[place] = piece;
        }
    }
}
