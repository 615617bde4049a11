using MathNet.Numerics.Statistics;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>Draws the densities of several samples of numbers over the same places, so that they can be compared.</summary>
public sealed class DensityGrid
{
    private const int Places = 512;

    // A kernel has next to nothing left so many standard deviations from its middle, and is narrower than this share of the
    // grid only where all numbers are nearly one; it then still reaches over a few places.
    private const double Reach = 5;
    private const double NarrowestShare = 1.0 / 128;

    // Keeps the divergence finite where one density is nothing.
    private const double LeastShare = 1e-12;

    private readonly double _narrowest;
    private readonly double _step;

    /// <summary>Creates a grid that holds some samples with their kernels.</summary>
    public DensityGrid(params IReadOnlyList<double[]> samples)
    {
        var (least, most) = (samples.SelectMany(each => each).DefaultIfEmpty(0).Min(), samples.SelectMany(each => each).DefaultIfEmpty(0).Max());
        _narrowest = most > least ? (most - least) * NarrowestShare : 1;
        var margin = Reach * samples.Select(Bandwidth).DefaultIfEmpty(_narrowest).Max();
        _step = (most - least + (2 * margin)) / (Places - 1);
        X = [.. Enumerable.Range(0, Places).Select(place => least - margin + (place * _step))];
    }

    /// <summary>The places.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>
    /// The density of a sample at each place: Gaussian kernels with Scott's bandwidth, the standard deviation times the fifth
    /// root of the number, which Yang and Lerch use. Zero for an empty sample.
    /// </summary>
    public double[] Of(double[] sample)
    {
        if (sample.Length == 0)
        {
            return new double[Places];
        }

        // Distances of pieces fall on few different numbers; each is looked at once, weighted by how often it comes. The sum is
        // taken in one order: MathNet's own density is summed by several threads, as they come, and its last bits differ.
        var bandwidth = Bandwidth(sample);
        var different = sample.GroupBy(number => number).Select(group => (Number: group.Key, Share: (double)group.Count() / sample.Length)).ToArray();
        return [.. X.Select(x => different.Sum(each => each.Share * KernelDensity.GaussianKernel((x - each.Number) / bandwidth)) / bandwidth)];
    }

    /// <summary>The area under both of two densities: 1 where they are the same, 0 where they never meet.</summary>
    public double OverlappedArea(IReadOnlyList<double> one, IReadOnlyList<double> other) => Math.Min(1, one.Zip(other, Math.Min).Sum() * _step);

    /// <summary>The Kullback-Leibler divergence of a density from another, in nats: 0 where they are the same.</summary>
    public static double Divergence(IReadOnlyList<double> of, IReadOnlyList<double> from)
    {
        var (shares, others) = (Shares(of), Shares(from));
        return Math.Max(0, shares.Zip(others, (share, other) => share * Math.Log(share / other)).Sum());
    }

    private double Bandwidth(double[] sample) => sample.Length < 2
        ? _narrowest
        : Math.Max(_narrowest, sample.StandardDeviation() * Math.Pow(sample.Length, -0.2));

    private static double[] Shares(IReadOnlyList<double> density)
    {
        var total = density.Sum(value => value + LeastShare);
        return [.. density.Select(value => (value + LeastShare) / total)];
    }
}
