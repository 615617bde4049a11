using MathNet.Numerics.LinearAlgebra;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>One product of matrices, by the engine's kernel, by its reference and by MathNet's managed one: floating-point operations a second.</summary>
internal sealed class ProductSpeed(int rows, int depth, int columns)
{
    private readonly PanelMatrix _left = new(rows, depth);
    private readonly PanelMatrix _right = new(depth, columns);
    private readonly PanelMatrix _target = new(rows, columns);
    private readonly Matrix<float> _mathNetLeft = Matrix<float>.Build.Dense(rows, depth, 0.5f);
    private readonly Matrix<float> _mathNetRight = Matrix<float>.Build.Dense(depth, columns, 0.5f);
    private readonly Matrix<float> _mathNetTarget = Matrix<float>.Build.Dense(rows, columns);

    public double Engine() => Flops(() => MatrixProduct.AddLanes(_left, _right, _target, 0, _target.Panels, backwards: false));

    public double Reference() => Flops(() => ReferenceProduct.Add(_left, 0, Math.Min(rows, Sample), _right, _target, 0)) * Math.Min(rows, Sample) / rows;

    public double MathNet()
    {
        global::MathNet.Numerics.Control.UseSingleThread();
        return Flops(() => _mathNetLeft.Multiply(_mathNetRight, _mathNetTarget));
    }

    // The reference is slow, and as slow for a few rows as for many.
    private const int Sample = 1;

    private double Flops(Action work) => 2.0 * rows * depth * columns / Timing.SecondsEach(work, atLeast: 0.2);
}
