using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>An affine layer, x · W + b: from the output of the recurrent layers to one logit for each token.</summary>
internal sealed class Projection : IProjection
{
    private readonly Unrolling _unrolling;
    private readonly PanelMatrix _weights;
    private readonly PanelMatrix _bias;
    private readonly PanelMatrix? _weightsTransposed;
    private readonly PanelMatrix? _weightsGradient;
    private readonly PanelMatrix? _biasGradient;

    public Projection(Unrolling unrolling, Parameter weights, Parameter bias)
    {
        _unrolling = unrolling;
        _weights = weights.In(unrolling.Values);
        _bias = bias.In(unrolling.Values);
        Output = unrolling.Activations(weights.Columns);
        if (unrolling.Learns)
        {
            _weightsTransposed = new PanelMatrix(weights.Columns, weights.Rows);
            _weightsGradient = unrolling.GradientOf(weights);
            _biasGradient = unrolling.GradientOf(bias);
        }
    }

    /// <inheritdoc/>
    public PanelMatrix Output { get; }

    /// <summary>Weights to start from: uniform in ±1/√H. The bias starts at zero.</summary>
    public static void Initialize(PanelMatrix weights, RandomSource chance)
    {
        var bound = 1 / Math.Sqrt(weights.Rows);
        for (var row = 0; row < weights.Rows; row++)
        {
            for (var column = 0; column < weights.Columns; column++)
            {
                weights[row, column] = (float)(bound * ((2 * chance.NextDouble()) - 1));
            }
        }
    }

    /// <inheritdoc/>
    public void Forward(Worker worker, PanelMatrix input)
    {
        var (from, to) = worker.Share(Output.Panels);
        Elementwise.FillRows(_bias, Output, from, to);
        MatrixProduct.Add(input, 0, _unrolling.Rows, _weights, Output, 0, from, to);
    }

    /// <inheritdoc/>
    public void Backward(Worker worker, PanelMatrix input, PanelMatrix outputGradient, PanelMatrix inputGradient)
    {
        var (from, to) = worker.Share(Output.Panels);
        MatrixProduct.AddTransposed(input, _unrolling.Rows, outputGradient, _weightsGradient!, from, to);
        Elementwise.AddRows(outputGradient, _biasGradient!, from, to);

        var (inputFrom, inputTo) = worker.Share(inputGradient.Panels);
        _weights.TransposeTo(_weightsTransposed!, inputFrom, inputTo);
        Elementwise.Clear(inputGradient, inputFrom, inputTo);
        MatrixProduct.Add(outputGradient, 0, _unrolling.Rows, _weightsTransposed!, inputGradient, 0, inputFrom, inputTo);
    }
}
