using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Benchmarks.Learning;

/// <summary>One product of (64, 256) by (256, 1024): the engine's kernel beside its reference and beside MathNet's managed one.</summary>
public class MatrixProductBenchmark
{
    private const int Rows = 64;
    private const int Depth = 256;
    private const int Columns = 1024;

    private readonly PanelMatrix _left = new(Rows, Depth);
    private readonly PanelMatrix _right = new(Depth, Columns);
    private readonly PanelMatrix _target = new(Rows, Columns);
    private readonly Matrix<float> _mathNetLeft = Matrix<float>.Build.Dense(Rows, Depth, 0.5f);
    private readonly Matrix<float> _mathNetRight = Matrix<float>.Build.Dense(Depth, Columns, 0.5f);
    private readonly Matrix<float> _mathNetTarget = Matrix<float>.Build.Dense(Rows, Columns);

    [Benchmark(Baseline = true)]
    public void Reference() => ReferenceProduct.Add(_left, 0, Rows, _right, _target, 0);

    [Benchmark]
    public void MathNet() => _mathNetLeft.Multiply(_mathNetRight, _mathNetTarget);

    [Benchmark]
    public void Panels() => MatrixProduct.Add(_left, 0, Rows, _right, _target, 0, 0, _target.Panels);
}
