using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning;

/// <summary>
/// The norm of the gradient of the loss with respect to the state of a recurrent layer at each time step: what is left
/// of it after its way back through time. It vanishes or explodes where the recurrence shrinks or stretches it (Bengio,
/// Simard and Frasconi 1994; Pascanu, Mikolov and Bengio 2013).
/// </summary>
public sealed unsafe class GradientFlow
{
    private readonly int _batch;
    private readonly int _panels;

    // The squares are kept a panel each and added up in order, so that the number of workers does not change a bit.
    private readonly double[] _squares;

    internal GradientFlow(int batch, int steps, int planes, int panels)
    {
        (_batch, Steps, Planes, _panels) = (batch, steps, planes, panels);
        _squares = new double[planes * steps * panels];
    }

    /// <summary>The planes of the state: 0 is the output h; an LSTM has its cell state c as 1.</summary>
    public int Planes { get; }

    /// <summary>The number of time steps, T.</summary>
    public int Steps { get; }

    /// <summary>The Euclidean norm, over all lanes and units, of ∂loss / ∂(plane of the state after that step).</summary>
    public double NormAt(int step, int plane = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, Steps);
        ArgumentOutOfRangeException.ThrowIfNegative(plane);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(plane, Planes);
        var sum = 0.0;
        foreach (var square in _squares.AsSpan(PlaceOf(plane, step, 0), _panels))
        {
            sum += square;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Takes down some panels of the gradient at one step: what comes back from the steps after it, and for the output what its own step adds.</summary>
    internal void Record(int step, int fromPanel, int toPanel, PanelMatrix[] stateGradient, PanelMatrix outputGradient)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var plane = 0; plane < Planes; plane++)
            {
                var own = plane == 0 ? outputGradient.Row(panel, step * _batch) : null;
                _squares[PlaceOf(plane, step, panel)] = SumOfSquares(stateGradient[plane].Row(panel, 0), own);
            }
        }
    }

    private double SumOfSquares(float* flowing, float* own)
    {
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < _batch * PanelMatrix.PanelColumns; i += Vector512<float>.Count)
        {
            var gradient = Vector512.Load(flowing + i);
            gradient = own is null ? gradient : gradient + Vector512.Load(own + i);
            var (low, high) = Vector512.Widen(gradient);
            sums += (low * low) + (high * high);
        }

        return Vector512.Sum(sums);
    }

    private int PlaceOf(int plane, int step, int panel) => (((plane * Steps) + step) * _panels) + panel;
}
