using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// Matrices drawn uniformly from all orthogonal ones: the columns of a Gaussian matrix made orthonormal one after another
/// (modified Gram-Schmidt), which is its QR decomposition with a positive diagonal (Mezzadri 2007). The order of additions
/// is fixed, so that the same draws give the same bits on any machine.
/// </summary>
internal static class OrthogonalMatrix
{
    private static readonly int Width = Vector512<double>.Count;

    /// <summary>Draws one: (size, size), column after column.</summary>
    public static double[][] Draw(int size, RandomSource chance)
    {
        var normal = new Normal(0, 1, chance);
        var padded = (size + Width - 1) / Width * Width;
        var columns = new double[size][];
        for (var column = 0; column < size; column++)
        {
            columns[column] = new double[padded];
            for (var row = 0; row < size; row++)
            {
                columns[column][row] = normal.Sample();
            }
        }

        for (var column = 0; column < size; column++)
        {
            Normalize(columns[column]);
            for (var later = column + 1; later < size; later++)
            {
                AddScaled(columns[column], -Dot(columns[column], columns[later]), columns[later]);
            }
        }

        return columns;
    }

    private static void Normalize(double[] column)
    {
        var scale = 1 / Math.Sqrt(Dot(column, column));
        for (var row = 0; row < column.Length; row++)
        {
            column[row] *= scale;
        }
    }

    // No fused multiply-add: it rounds otherwise than the two operations do where it is missing.
    private static double Dot(double[] one, double[] other)
    {
        var left = VectorsOf(one);
        var right = VectorsOf(other);
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sums += left[i] * right[i];
        }

        var sum = 0.0;
        for (var lane = 0; lane < Width; lane++)
        {
            sum += sums[lane];
        }

        return sum;
    }

    private static void AddScaled(double[] source, double scale, double[] target)
    {
        var left = VectorsOf(source);
        var right = VectorsOf(target);
        var factor = Vector512.Create(scale);
        for (var i = 0; i < left.Length; i++)
        {
            right[i] += factor * left[i];
        }
    }

    private static Span<Vector512<double>> VectorsOf(double[] numbers) => MemoryMarshal.Cast<double, Vector512<double>>(numbers.AsSpan());
}
