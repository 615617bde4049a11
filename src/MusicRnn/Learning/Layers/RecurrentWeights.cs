using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The weights of one recurrent layer. For the engine the columns of all gates are interleaved sixteen units at a time,
/// so that the gates of a unit are computed side by side; PyTorch's layout is that of the file.
/// </summary>
internal sealed class RecurrentWeights : IWeights
{
    /// <summary>Units that one vector holds, and after which the columns of the next gate come.</summary>
    public const int GroupUnits = 16;

    // Before and after the kind of weight, as in recurrent.weight_ih_l0.
    private readonly string _prefix;
    private readonly string _suffix;

    public RecurrentWeights(ParameterList parameters, string name, CellKind cell, int layer, int inputSize, int hiddenSize)
    {
        Cell = cell;
        InputSize = inputSize;
        HiddenSize = hiddenSize;
        _prefix = name;
        _suffix = $"l{layer}";
        var columns = GateColumns;
        Input = parameters.Add($"{_prefix}.weight_ih_{_suffix}", inputSize, columns, decays: true);
        State = parameters.Add($"{_prefix}.weight_hh_{_suffix}", hiddenSize, columns, decays: true);
        Bias = parameters.Add($"{_prefix}.bias_{_suffix}", 1, columns, decays: false);
    }

    public CellKind Cell { get; }

    public int InputSize { get; }

    public int HiddenSize { get; }

    /// <summary>Input weights, (E, gates).</summary>
    public Parameter Input { get; }

    /// <summary>Recurrent weights, (H, gates).</summary>
    public Parameter State { get; }

    /// <summary>Biases, (1, gates).</summary>
    public Parameter Bias { get; }

    /// <summary>Panels of 32 units.</summary>
    public int UnitPanels => PanelMatrix.PanelsIn(HiddenSize);

    /// <summary>The columns of all gates, padding units included.</summary>
    public int GateColumns => UnitPanels * PanelMatrix.PanelColumns * Cell.Gates.Length;

    /// <summary>Where the sum of a unit's gate stands.</summary>
    public int ColumnOf(int gate, int unit) =>
        (((unit / GroupUnits * Cell.Gates.Length) + gate) * GroupUnits) + (unit % GroupUnits);

    /// <summary>Weights to start from: input weights uniform in ±1/√H, recurrent ones orthogonal for each gate; or the identity, with small normal input weights, by which the state is left almost alone at first (Le, Jaitly and Hinton 2015).</summary>
    public void Initialize(AlignedBuffer values, RandomSource chance)
    {
        var (input, state, bias) = (Input.In(values), State.In(values), Bias.In(values));
        const double deviationBesideIdentity = 1e-3;
        var bound = 1 / Math.Sqrt(HiddenSize);
        var small = new Normal(0, deviationBesideIdentity, chance);
        for (var gate = 0; gate < Cell.Gates.Length; gate++)
        {
            var source = Cell.Gates[gate];
            var orthogonal = source.FromState is null || Cell.StartsAsIdentity ? null : OrthogonalMatrix.Draw(HiddenSize, chance);
            for (var unit = 0; unit < HiddenSize; unit++)
            {
                var column = ColumnOf(gate, unit);
                bias[0, column] = source.StartBias;
                for (var k = 0; k < InputSize && source.FromInput is not null; k++)
                {
                    input[k, column] = (float)(Cell.StartsAsIdentity ? small.Sample() : bound * ((2 * chance.NextDouble()) - 1));
                }

                for (var k = 0; k < HiddenSize && source.FromState is not null; k++)
                {
                    state[k, column] = orthogonal is null ? (k == unit ? 1 : 0) : (float)orthogonal[k][unit];
                }
            }
        }
    }

    /// <summary>Clears the gradient of columns that no weight of PyTorch's stands behind.</summary>
    public void ClearAbsent(PanelMatrix gradient, Func<Gate, int?> source)
    {
        for (var gate = 0; gate < Cell.Gates.Length; gate++)
        {
            for (var unit = 0; source(Cell.Gates[gate]) is null && unit < HiddenSize; unit++)
            {
                for (var row = 0; row < gradient.Rows; row++)
                {
                    gradient[row, ColumnOf(gate, unit)] = 0;
                }
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Tensor> ToTensors(AlignedBuffer values)
    {
        yield return Blocks($"{_prefix}.weight_ih_{_suffix}", Input.In(values), InputSize, gate => gate.FromInput);
        yield return Blocks($"{_prefix}.weight_hh_{_suffix}", State.In(values), HiddenSize, gate => gate.FromState);

        // PyTorch adds two biases. One is enough: it is the input's, except for a gate that only the state feeds.
        yield return Blocks($"{_prefix}.bias_ih_{_suffix}", Bias.In(values), 1, gate => gate.FromInput) with { Shape = [BlocksOf(gate => gate.FromInput) * HiddenSize] };
        yield return Blocks($"{_prefix}.bias_hh_{_suffix}", Bias.In(values), 1, gate => gate.FromInput is null ? gate.FromState : null) with { Shape = [BlocksOf(gate => gate.FromState) * HiddenSize] };
    }

    /// <inheritdoc/>
    public void FromTensors(AlignedBuffer values, TensorSet tensors)
    {
        var (input, state, bias) = (Input.In(values), State.In(values), Bias.In(values));
        input.Clear();
        state.Clear();
        bias.Clear();
        var (inputRows, stateRows) = (BlocksOf(gate => gate.FromInput) * HiddenSize, BlocksOf(gate => gate.FromState) * HiddenSize);
        Add(tensors.Require($"{_prefix}.weight_ih_{_suffix}", inputRows, InputSize), input, InputSize, gate => gate.FromInput);
        Add(tensors.Require($"{_prefix}.weight_hh_{_suffix}", stateRows, HiddenSize), state, HiddenSize, gate => gate.FromState);
        Add(tensors.Require($"{_prefix}.bias_ih_{_suffix}", inputRows), bias, 1, gate => gate.FromInput);
        Add(tensors.Require($"{_prefix}.bias_hh_{_suffix}", stateRows), bias, 1, gate => gate.FromState);
    }

    private int BlocksOf(Func<Gate, int?> source) => Cell.Gates.Count(gate => source(gate) is not null);

    private Tensor Blocks(string name, PanelMatrix matrix, int rows, Func<Gate, int?> source)
    {
        var blocks = Cell.Gates.Max(gate => Math.Max(gate.FromInput ?? 0, gate.FromState ?? 0)) + 1;
        var numbers = new float[blocks * HiddenSize * rows];
        ForEach(rows, source, (row, column, index) => numbers[index] = matrix[row, column]);
        return new Tensor(name, [blocks * HiddenSize, rows], numbers);
    }

    // Adding, because the two biases are one here.
    private void Add(Tensor tensor, PanelMatrix matrix, int rows, Func<Gate, int?> source) =>
        ForEach(rows, source, (row, column, index) => matrix[row, column] += tensor.Numbers[index]);

    private void ForEach(int rows, Func<Gate, int?> source, Action<int, int, int> visit)
    {
        for (var gate = 0; gate < Cell.Gates.Length; gate++)
        {
            if (source(Cell.Gates[gate]) is not { } block)
            {
                continue;
            }

            for (var unit = 0; unit < HiddenSize; unit++)
            {
                for (var row = 0; row < rows; row++)
                {
                    visit(row, ColumnOf(gate, unit), (((block * HiddenSize) + unit) * rows) + row);
                }
            }
        }
    }
}
