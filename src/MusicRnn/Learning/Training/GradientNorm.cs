using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Training;

/// <summary>
/// The Euclidean norm of all gradients together. The squares are summed in chunks of fixed size and the chunks in their
/// order, so that the number of workers does not change a bit of it.
/// </summary>
internal sealed unsafe class GradientNorm(AlignedBuffer gradients)
{
    private const int ChunkLength = 4096;
    private const int Width = 16;

    private readonly double[] _chunks = new double[(gradients.Length + ChunkLength - 1) / ChunkLength];

    /// <summary>The norm; every worker gets the same one.</summary>
    public double Compute(Worker worker)
    {
        var (from, to) = worker.Share(_chunks.Length);
        for (var chunk = from; chunk < to; chunk++)
        {
            _chunks[chunk] = SquaresOf(chunk * ChunkLength);
        }

        worker.Meet();
        var sum = 0.0;
        foreach (var chunk in _chunks)
        {
            sum += chunk;
        }

        return Math.Sqrt(sum);
    }

    private double SquaresOf(int from)
    {
        var to = Math.Min(from + ChunkLength, gradients.Length);
        var sums = Vector512<float>.Zero;
        for (var i = from; i < to; i += Width)
        {
            var gradient = Vector512.Load(gradients.Pointer + i);
            sums = Vector512.FusedMultiplyAdd(gradient, gradient, sums);
        }

        return VectorMath.Sum(sums);
    }
}
