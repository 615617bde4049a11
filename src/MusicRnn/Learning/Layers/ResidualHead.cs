using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// A head that sees the recurrent state h and what was read, x, side by side:
/// <code>
/// hidden = h + relu(W [h, x] + b)        logits = V hidden + c
/// </code>
/// One hidden layer between state and output (the deep output of Pascanu et al. 2014), with an identity shortcut around
/// it (He et al. 2016), so that it starts as good as a plain projection and learns what to add.
/// </summary>
internal sealed unsafe class ResidualHead
{
    private readonly Unrolling _unrolling;
    private readonly Projection _state;
    private readonly PanelMatrix _input;
    private readonly PanelMatrix? _inputTransposed;
    private readonly PanelMatrix? _inputGradient;
    private readonly PanelMatrix _hidden;
    private readonly PanelMatrix? _hiddenGradient;
    private readonly PanelMatrix? _sumGradient;
    private readonly Dropout? _dropout;
    private readonly Projection _output;

    public ResidualHead(Unrolling unrolling, ResidualHeadWeights weights, Dropouts dropouts)
    {
        _unrolling = unrolling;
        _state = new Projection(unrolling, weights.State.Weights, weights.State.Bias);
        _input = weights.Input.In(unrolling.Values);
        _hidden = unrolling.Activations(weights.Input.Columns);
        _dropout = dropouts.Add(unrolling, weights.Input.Columns);
        _output = new Projection(unrolling, weights.Output.Weights, weights.Output.Bias);
        if (unrolling.Learns)
        {
            _inputTransposed = new PanelMatrix(weights.Input.Columns, weights.Input.Rows);
            _inputGradient = unrolling.GradientOf(weights.Input);
            _hiddenGradient = unrolling.ActivationGradients(weights.Input.Columns);
            _sumGradient = unrolling.ActivationGradients(weights.Input.Columns);
        }
    }

    /// <summary>(rows, V): the logits.</summary>
    public PanelMatrix Output => _output.Output;

    // What the rectifier gets: W [h, x] + b.
    private PanelMatrix Sum => _state.Output;

    private PanelMatrix Hidden => _dropout?.Output ?? _hidden;

    public void Forward(Worker worker, PanelMatrix state, PanelMatrix input)
    {
        var (from, to) = worker.Share(_hidden.Panels);
        _state.Forward(worker, state);
        MatrixProduct.Add(input, 0, _unrolling.Rows, _input, Sum, 0, from, to);
        AddRectified(state, from, to);
        _dropout?.Forward(worker, _hidden);
        worker.Meet();
        _output.Forward(worker, Hidden);
    }

    /// <summary>Adds to the gradients of the weights and writes those of state and input.</summary>
    public void Backward(Worker worker, PanelMatrix state, PanelMatrix input, PanelMatrix stateGradient, PanelMatrix inputGradient)
    {
        var (from, to) = worker.Share(_hidden.Panels);
        _output.Backward(worker, Hidden, Output, _hiddenGradient!);
        _dropout?.Backward(worker, _hiddenGradient!);
        PassWhereAboveZero(from, to);
        worker.Meet();

        MatrixProduct.AddTransposed(input, _unrolling.Rows, _sumGradient!, _inputGradient!, from, to);
        var (inputFrom, inputTo) = worker.Share(inputGradient.Panels);
        _input.TransposeTo(_inputTransposed!, inputFrom, inputTo);
        Elementwise.Clear(inputGradient, inputFrom, inputTo);
        MatrixProduct.Add(_sumGradient!, 0, _unrolling.Rows, _inputTransposed!, inputGradient, 0, inputFrom, inputTo);

        _state.Backward(worker, state, _sumGradient!, stateGradient);
        Elementwise.Add(_hiddenGradient!, stateGradient, from, to);
    }

    private void AddRectified(PanelMatrix state, int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            float* sum = Sum.Row(panel, 0), before = state.Row(panel, 0), hidden = _hidden.Row(panel, 0);
            for (var i = 0; i < _hidden.Rows * PanelMatrix.PanelColumns; i += Vector512<float>.Count)
            {
                (Vector512.Load(before + i) + Vector512.Max(Vector512.Load(sum + i), Vector512<float>.Zero)).Store(hidden + i);
            }
        }
    }

    private void PassWhereAboveZero(int fromPanel, int toPanel)
    {
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            float* sum = Sum.Row(panel, 0), gradient = _hiddenGradient!.Row(panel, 0), passed = _sumGradient!.Row(panel, 0);
            for (var i = 0; i < _hidden.Rows * PanelMatrix.PanelColumns; i += Vector512<float>.Count)
            {
                var isPassed = Vector512.GreaterThan(Vector512.Load(sum + i), Vector512<float>.Zero);
                (Vector512.Load(gradient + i) & isPassed).Store(passed + i);
            }
        }
    }
}
