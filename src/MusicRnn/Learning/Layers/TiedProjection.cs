using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// A projection whose weights are the embedding's table, so that a token that is read and the same token predicted have
/// one vector (Press and Wolf 2017; Inan, Khosravi and Socher 2017). The table's transpose is what a projection
/// multiplies by: here the way forward needs it made, where <see cref="Projection"/> needs it on the way back.
/// </summary>
internal sealed class TiedProjection : IProjection
{
    private readonly Unrolling _unrolling;
    private readonly PanelMatrix _table;
    private readonly PanelMatrix _tableTransposed;
    private readonly PanelMatrix _bias;
    private readonly PanelMatrix? _tableGradient;
    private readonly PanelMatrix? _biasGradient;

    public TiedProjection(Unrolling unrolling, Parameter table, Parameter bias)
    {
        _unrolling = unrolling;
        _table = table.In(unrolling.Values);
        _tableTransposed = new PanelMatrix(table.Columns, table.Rows);
        _bias = bias.In(unrolling.Values);
        _tableGradient = unrolling.GradientOf(table);
        _biasGradient = unrolling.GradientOf(bias);
        Output = unrolling.Activations(table.Rows);
    }

    /// <inheritdoc/>
    public PanelMatrix Output { get; }

    /// <inheritdoc/>
    public void Forward(Worker worker, PanelMatrix input)
    {
        var (from, to) = worker.Share(Output.Panels);
        _table.TransposeTo(_tableTransposed, from, to);
        Elementwise.FillRows(_bias, Output, from, to);
        MatrixProduct.Add(input, 0, _unrolling.Rows, _tableTransposed, Output, 0, from, to);
    }

    /// <inheritdoc/>
    public void Backward(Worker worker, PanelMatrix input, PanelMatrix outputGradient, PanelMatrix inputGradient)
    {
        var (from, to) = worker.Share(outputGradient.Panels);
        Elementwise.AddRows(outputGradient, _biasGradient!, from, to);

        var (inputFrom, inputTo) = worker.Share(inputGradient.Panels);
        MatrixProduct.AddTransposed(outputGradient, _unrolling.Rows, input, _tableGradient!, inputFrom, inputTo);
        Elementwise.Clear(inputGradient, inputFrom, inputTo);
        MatrixProduct.Add(outputGradient, 0, _unrolling.Rows, _table, inputGradient, 0, inputFrom, inputTo);
    }
}
