using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// What the first recurrent layer makes of tokens: embedding times input weights plus bias, computed once for each token
/// of the vocabulary in a step instead of once for each row, and looked up. On the way back the gradients of all rows
/// with the same token are added up first, for the same reason. It is the same algebra; only the order of that sum differs.
/// </summary>
internal sealed unsafe class TokenTable
{
    private readonly Unrolling _unrolling;
    private readonly int[] _tokens;
    private readonly PanelMatrix _embedding;
    private readonly PanelMatrix _inputWeights;
    private readonly PanelMatrix _bias;
    private readonly PanelMatrix _sums;
    private readonly PanelMatrix? _embeddingGradient;
    private readonly PanelMatrix? _inputWeightsTransposed;
    private readonly PanelMatrix? _inputWeightsGradient;
    private readonly PanelMatrix? _biasGradient;
    private readonly PanelMatrix? _sumsGradient;

    /// <summary>Creates the table; <paramref name="tokens"/>, (T·B), are read in each step.</summary>
    public TokenTable(Unrolling unrolling, Parameter embedding, RecurrentWeights weights, int[] tokens)
    {
        _unrolling = unrolling;
        _tokens = tokens;
        _embedding = embedding.In(unrolling.Values);
        _inputWeights = weights.Input.In(unrolling.Values);
        _bias = weights.Bias.In(unrolling.Values);
        _sums = new PanelMatrix(embedding.Rows, weights.GateColumns);
        if (unrolling.Learns)
        {
            _embeddingGradient = unrolling.GradientOf(embedding);
            _inputWeightsTransposed = new PanelMatrix(weights.GateColumns, weights.InputSize);
            _inputWeightsGradient = unrolling.GradientOf(weights.Input);
            _biasGradient = unrolling.GradientOf(weights.Bias);
            _sumsGradient = new PanelMatrix(embedding.Rows, weights.GateColumns);
        }
    }

    /// <summary>Whether there are so few tokens that it takes at most half the work.</summary>
    public static bool Pays(int tokens, int rows) => 2 * tokens <= rows;

    /// <summary>Writes the sums of all rows, (T·B, gates), in some panels.</summary>
    public void Forward(PanelMatrix gates, int fromPanel, int toPanel)
    {
        Elementwise.FillRows(_bias, _sums, fromPanel, toPanel);
        MatrixProduct.Add(_embedding, 0, _embedding.Rows, _inputWeights, _sums, 0, fromPanel, toPanel);
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var row = 0; row < _unrolling.Rows; row++)
            {
                Elementwise.CopyRow(_sums.Row(panel, _tokens[row]), gates.Row(panel, row));
            }
        }
    }

    /// <summary>From the gradients of the sums, (T·B, gates), in some panels, to those of input weights and bias.</summary>
    public void Backward(PanelMatrix gatesGradient, int fromPanel, int toPanel)
    {
        Elementwise.Clear(_sumsGradient!, fromPanel, toPanel);
        for (var panel = fromPanel; panel < toPanel; panel++)
        {
            for (var row = 0; row < _unrolling.Rows; row++)
            {
                Elementwise.AddRow(gatesGradient.Row(panel, row), _sumsGradient!.Row(panel, _tokens[row]));
            }
        }

        Elementwise.AddRows(_sumsGradient!, _biasGradient!, fromPanel, toPanel);
        MatrixProduct.AddTransposed(_embedding, _embedding.Rows, _sumsGradient!, _inputWeightsGradient!, fromPanel, toPanel);
    }

    /// <summary>And from there, once all panels are done, to that of the embedding.</summary>
    public void BackwardToEmbedding(Worker worker)
    {
        var (from, to) = worker.Share(_embeddingGradient!.Panels);
        _inputWeights.TransposeTo(_inputWeightsTransposed!, from, to);
        MatrixProduct.Add(_sumsGradient!, 0, _sumsGradient!.Rows, _inputWeightsTransposed!, _embeddingGradient, 0, from, to);
    }
}
