using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Tests.Learning;

/// <summary>Compares the gradients of a network of any kind with finite differences of its loss.</summary>
internal static class GradientCheck
{
    public static TheoryData<string> CellNames => [.. RecurrentOptions.CellNames];

    // Central differences in double would need double kernels; in float a step of 1/64 balances rounding and curvature
    // (a smaller one where kinks are worse than rounding), and a combination of two step sizes (Richardson) takes out the curvature's first term.
    public static void AssertGradients(TrainableNetwork network, bool hasKinks)
    {
        var gradients = GradientsOf(network);
        foreach (var parameter in network.Weights.Parameters)
        {
            var values = parameter.In(network.Weights.Values);
            var gradient = parameter.In(gradients);
            var pairs = SampleWeights(values, parameter)
                .Select(place => (Difference: DifferenceAt(values, place, hasKinks ? 1f / 512 : 1f / 64, network), Gradient: gradient[place.Row, place.Column]))
                .ToArray();
            var largest = pairs.Max(pair => Math.Abs(pair.Gradient));
            var errors = pairs.Select(pair => Math.Abs(pair.Difference - pair.Gradient)).Order().ToArray();

            // A step across the kink of a rectifier says nothing about the gradient on either side, so some may be off there.
            var worst = errors[hasKinks ? errors.Length / 2 : ^1];
            Assert.True(largest > 1e-3, $"{parameter.Name}: the sampled gradients are all about zero");
            Assert.True(worst < (3e-3 * largest) + 1.5e-4, $"{parameter.Name}: off by {worst}, largest {largest}");
        }
    }

    /// <summary>The gradient of the sum of all losses from an empty state on.</summary>
    public static AlignedBuffer GradientsOf(TrainableNetwork network)
    {
        network.ResetState();
        network.Team.Run(worker => network.AddUpGradient(worker, 1));
        return network.Unrolling.Gradients!;
    }

    public static double LossOf(TrainableNetwork network)
    {
        network.ResetState();
        network.Run();
        return network.RowLosses.ToArray().Sum(loss => (double)loss);
    }

    /// <summary>Larger weights before and after the recurrent layers: gates far from their linear middle, and gradients far above the rounding of a float.</summary>
    public static void Enlarge(NetworkWeights network)
    {
        const float factor = 4;
        const float factorOfSmall = 200;
        foreach (var parameter in network.Parameters.Where(parameter => !parameter.Name.Contains("_hh_", StringComparison.Ordinal)))
        {
            var matrix = parameter.In(network.Values);

            // Beside an identity the input weights start small enough to be lost in a float's rounding.
            var isSmall = parameter.Decays && Enumerable.Range(0, matrix.Columns).All(column => Math.Abs(matrix[0, column]) < 0.01f);
            for (var i = 0; i < matrix.Rows * matrix.Columns && parameter.Decays; i++)
            {
                matrix[i / matrix.Columns, i % matrix.Columns] *= isSmall ? factorOfSmall : factor;
            }
        }
    }

    // A weight that is exactly zero stands where PyTorch has none (a gate that only input or only state feeds).
    private static IEnumerable<(int Row, int Column)> SampleWeights(PanelMatrix values, Parameter parameter)
    {
        const int samples = 40;
        var chance = new Xoshiro256StarStar(5, false);
        return Enumerable.Range(0, int.MaxValue)
            .Select(_ => (Row: chance.Next(values.Rows), Column: chance.Next(values.Columns)))
            .Where(place => !parameter.Decays || values[place.Row, place.Column] != 0)
            .Take(samples);
    }

    private static double DifferenceAt(PanelMatrix values, (int Row, int Column) place, float smallStep, TrainableNetwork network)
    {
        return ((4 * Difference(smallStep)) - Difference(2 * smallStep)) / 3;

        double Difference(float step)
        {
            var value = values[place.Row, place.Column];
            values[place.Row, place.Column] = value + step;
            var above = LossOf(network);
            values[place.Row, place.Column] = value - step;
            var below = LossOf(network);
            values[place.Row, place.Column] = value;
            return (above - below) / (2 * step);
        }
    }
}
