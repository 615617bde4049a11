using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>A learned vector for each token: the row of a table.</summary>
internal sealed unsafe class Embedding
{
    private readonly Unrolling _unrolling;
    private readonly PanelMatrix _table;
    private readonly PanelMatrix? _tableGradient;

    public Embedding(Unrolling unrolling, Parameter table)
    {
        _unrolling = unrolling;
        _table = table.In(unrolling.Values);
        _tableGradient = unrolling.GradientOf(table);
        Output = unrolling.Activations(table.Columns);
        Tokens = new int[unrolling.Rows];
    }

    /// <summary>(T·B): the tokens to look up.</summary>
    public int[] Tokens { get; }

    /// <summary>(T·B, E): their vectors.</summary>
    public PanelMatrix Output { get; }

    /// <summary>A table to start from: normal numbers of a tenth, small beside what the recurrent layer learns to want.</summary>
    public static void Initialize(PanelMatrix table, RandomSource chance)
    {
        const double deviation = 0.1;
        var normal = new Normal(0, deviation, chance);
        for (var row = 0; row < table.Rows; row++)
        {
            for (var column = 0; column < table.Columns; column++)
            {
                table[row, column] = (float)normal.Sample();
            }
        }
    }

    public void Forward(Worker worker)
    {
        var (from, to) = worker.Share(Output.Panels);
        for (var panel = from; panel < to; panel++)
        {
            for (var row = 0; row < _unrolling.Rows; row++)
            {
                RowOf(_table, panel, Tokens[row]).CopyTo(RowOf(Output, panel, row));
            }
        }
    }

    public void Backward(Worker worker, PanelMatrix outputGradient)
    {
        var (from, to) = worker.Share(outputGradient.Panels);
        for (var panel = from; panel < to; panel++)
        {
            for (var row = 0; row < _unrolling.Rows; row++)
            {
                Elementwise.AddRow(outputGradient.Row(panel, row), _tableGradient!.Row(panel, Tokens[row]));
            }
        }
    }

    private static Span<float> RowOf(PanelMatrix matrix, int panel, int row) => new(matrix.Row(panel, row), PanelMatrix.PanelColumns);
}
