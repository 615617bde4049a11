using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// A recurrent layer unrolled in time, with all its matrix products: the input's for all steps at once, the state's
/// step by step, and the gradients of the weights for all steps at once again. What a cell does with the sums is in
/// <see cref="RecurrentLayer{TCell}"/>. Each worker owns a range of units in every phase, so that one meeting a time
/// step is enough.
/// </summary>
internal abstract unsafe partial class RecurrentLayer
{
    private readonly PanelMatrix _inputWeights;
    private readonly PanelMatrix _stateWeights;
    private readonly PanelMatrix _bias;
    private readonly PanelMatrix? _inputWeightsTransposed;
    private readonly PanelMatrix? _stateWeightsTransposed;
    private readonly PanelMatrix? _inputWeightsGradient;
    private readonly PanelMatrix? _stateWeightsGradient;
    private readonly PanelMatrix? _biasGradient;
    private readonly bool _hasAbsentColumns;
    private TokenTable? _table;
    private GradientFlow? _flow;
    private PanelMatrix[]? _lastStateGradient;
    private bool _reachesFirstState;

    protected RecurrentLayer(Unrolling unrolling, RecurrentWeights weights)
    {
        Unrolling = unrolling;
        Weights = weights;
        _inputWeights = weights.Input.In(unrolling.Values);
        _stateWeights = weights.State.In(unrolling.Values);
        _bias = weights.Bias.In(unrolling.Values);
        Gates = unrolling.Activations(weights.GateColumns);
        Before = Planes(() => unrolling.Activations(weights.HiddenSize));
        After = Planes(() => unrolling.Activations(weights.HiddenSize));
        State = Planes(() => new PanelMatrix(unrolling.Batch, weights.HiddenSize));
        StateGradient = Planes(() => new PanelMatrix(unrolling.Batch, weights.HiddenSize));
        if (unrolling.Learns)
        {
            _inputWeightsTransposed = new PanelMatrix(weights.GateColumns, weights.InputSize);
            _stateWeightsTransposed = new PanelMatrix(weights.GateColumns, weights.HiddenSize);
            _inputWeightsGradient = unrolling.GradientOf(weights.Input);
            _stateWeightsGradient = unrolling.GradientOf(weights.State);
            _biasGradient = unrolling.GradientOf(weights.Bias);
        }

        _hasAbsentColumns = weights.Cell.Gates.Any(gate => gate.FromInput is null || gate.FromState is null);
    }

    /// <summary>For each plane (B, H): the state in which the lanes stand between two windows of T steps.</summary>
    public PanelMatrix[] State { get; }

    /// <summary>
    /// For each plane (B, H): the gradient of the loss with respect to the state, on its way back through time; at its
    /// end that of the state before the first step, if <see cref="GoBackTo"/> asked for it.
    /// </summary>
    public PanelMatrix[] StateGradient { get; }

    /// <summary>(T·B, H): the output of every step.</summary>
    public PanelMatrix Output => After[0];

    protected Unrolling Unrolling { get; }

    protected RecurrentWeights Weights { get; }

    /// <summary>(T·B, gates): first the sums, then the activations, on the way back the gradients of the sums.</summary>
    protected PanelMatrix Gates { get; }

    /// <summary>For each plane (T·B, H): the state before each step, zero where a sequence begins.</summary>
    protected PanelMatrix[] Before { get; }

    /// <summary>For each plane (T·B, H): the state after each step.</summary>
    protected PanelMatrix[] After { get; }

    /// <summary>Runs all steps, from <see cref="State"/> on, and leaves the last state there.</summary>
    public void Forward(Worker worker, PanelMatrix input)
    {
        var (from, to) = worker.Share(Weights.UnitPanels);
        var (gatesFrom, gatesTo) = (from * Weights.Cell.Gates.Length, to * Weights.Cell.Gates.Length);
        var batch = Unrolling.Batch;

        ReadInput(input, gatesFrom, gatesTo);
        EnterStep(0, from, to, State, 0);
        worker.Meet();
        for (var step = 0; step < Unrolling.Steps; step++)
        {
            MatrixProduct.Add(Before[0], step * batch, batch, _stateWeights, Gates, step * batch, gatesFrom, gatesTo);
            CellForward(step, from, to);
            if (step + 1 < Unrolling.Steps)
            {
                EnterStep(step + 1, from, to, After, step * batch);
                worker.Meet();
            }
        }

        LeaveState(from, to);
        worker.Meet();
    }

    /// <summary>
    /// Goes back through all steps: from the gradient of the output to those of the weights, which are added to, and of
    /// the input, which is written. The state before the first step is taken as given: that is where the gradient is
    /// truncated, unless the state came from a layer to which it goes back (<see cref="GoBackTo"/>).
    /// </summary>
    public void Backward(Worker worker, PanelMatrix input, PanelMatrix outputGradient, PanelMatrix inputGradient)
    {
        var (from, to) = worker.Share(Weights.UnitPanels);
        var batch = Unrolling.Batch;

        _stateWeights.TransposeTo(_stateWeightsTransposed!, from, to);
        EnterBackward(from, to);
        for (var step = Unrolling.Steps - 1; step >= 0; step--)
        {
            _flow?.Record(step, from, to, StateGradient, outputGradient);
            CellBackward(step, from, to, outputGradient);
            worker.Meet();
            if (step > 0 || _reachesFirstState)
            {
                MatrixProduct.Add(Gates, step * batch, batch, _stateWeightsTransposed!, StateGradient[0], 0, from, to);
                CutAtBeginnings(step, from, to);
            }
        }

        var (gatesFrom, gatesTo) = (from * Weights.Cell.Gates.Length, to * Weights.Cell.Gates.Length);
        MatrixProduct.AddTransposed(Before[0], Unrolling.Rows, Gates, _stateWeightsGradient!, gatesFrom, gatesTo);
        if (_table is null)
        {
            AddInputGradients(input, gatesFrom, gatesTo);
            WriteInputGradient(worker, inputGradient);
        }
        else
        {
            _table.Backward(Gates, gatesFrom, gatesTo);
        }

        worker.Meet();
        if (_hasAbsentColumns && worker.Index == 0)
        {
            Weights.ClearAbsent(_inputWeightsGradient!, gate => gate.FromInput);
            Weights.ClearAbsent(_stateWeightsGradient!, gate => gate.FromState);
        }
    }

    /// <summary>
    /// From now on the gradient of the state before the first step goes back to the last state of another layer, from
    /// which it came (<see cref="TakeStateOf"/>).
    /// </summary>
    public void GoBackTo(RecurrentLayer source)
    {
        source._lastStateGradient = StateGradient;
        _reachesFirstState = true;
    }

    /// <summary>Takes over the state in which the lanes of another layer stand.</summary>
    public void TakeStateOf(Worker worker, RecurrentLayer source)
    {
        var (from, to) = worker.Share(Weights.UnitPanels);
        for (var plane = 0; plane < State.Length; plane++)
        {
            Elementwise.CopyRows(source.State[plane], 0, Unrolling.Batch, State[plane], from, to);
        }
    }

    /// <summary>From now on reads tokens through a table instead of its input, whose gradient is then not written.</summary>
    public void ReadThrough(TokenTable table) => _table = table;

    /// <summary>From now on records the gradient on its way back through time.</summary>
    public GradientFlow RecordFlow() => _flow ??= new GradientFlow(Unrolling.Batch, Unrolling.Steps, Weights.Cell.Planes, Weights.UnitPanels);

    /// <summary>One step of all lanes for the cells of some panels of units.</summary>
    protected abstract void CellForward(int step, int fromPanel, int toPanel);

    /// <summary>One step back of all lanes for the cells of some panels of units.</summary>
    protected abstract void CellBackward(int step, int fromPanel, int toPanel, PanelMatrix outputGradient);

    private void ReadInput(PanelMatrix input, int fromPanel, int toPanel)
    {
        if (_table is null)
        {
            Elementwise.FillRows(_bias, Gates, fromPanel, toPanel);
            MatrixProduct.Add(input, 0, Unrolling.Rows, _inputWeights, Gates, 0, fromPanel, toPanel);
        }
        else
        {
            _table.Forward(Gates, fromPanel, toPanel);
        }
    }

    private void AddInputGradients(PanelMatrix input, int fromPanel, int toPanel)
    {
        MatrixProduct.AddTransposed(input, Unrolling.Rows, Gates, _inputWeightsGradient!, fromPanel, toPanel);
        Elementwise.AddRows(Gates, _biasGradient!, fromPanel, toPanel);
    }

    private void WriteInputGradient(Worker worker, PanelMatrix inputGradient)
    {
        var (from, to) = worker.Share(inputGradient.Panels);
        _inputWeights.TransposeTo(_inputWeightsTransposed!, from, to);
        Elementwise.Clear(inputGradient, from, to);
        MatrixProduct.Add(Gates, 0, Unrolling.Rows, _inputWeightsTransposed!, inputGradient, 0, from, to);
    }

    // What stands before a step is what stood after the one before, or nothing where a sequence begins.
    private void EnterStep(int step, int fromPanel, int toPanel, PanelMatrix[] source, int sourceRow)
    {
        var keep = Unrolling.Keep.AsSpan(step * Unrolling.Batch, Unrolling.Batch);
        for (var plane = 0; plane < Before.Length; plane++)
        {
            Elementwise.ScaleRows(source[plane], sourceRow, keep, Before[plane], step * Unrolling.Batch, fromPanel, toPanel);
        }
    }

    private PanelMatrix[] Planes(Func<PanelMatrix> create) => [.. Enumerable.Range(0, Weights.Cell.Planes).Select(_ => create())];
}
