using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Stepping;

/// <summary>
/// The weights of a network made ready for predicting token by token; any number of <see cref="NetworkStepper"/>s share
/// them. What the first layer makes of each token is computed once (embedding times input weights plus bias), so a token
/// costs it no product. The network must not change afterwards.
/// </summary>
public sealed class SteppingWeights
{
    /// <summary>Prepares a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="halves">
    /// Whether the weights are rounded to bfloat16, half their size: faster where they do not fit in a cache, and other
    /// predictions, in the third digit.
    /// </param>
    public SteppingWeights(Network network, bool halves = false)
    {
        var embedding = network.Embedding.In(network.Values);
        Layers = [.. network.Recurrent.Select((weights, index) => new LayerWeights(weights, network.Values, index > 0, halves))];
        Projection = new SteppingMatrix(network.Options.TieWeights ? Transposed(embedding) : network.Projection.In(network.Values), halves);
        ProjectionBias = network.ProjectionBias.In(network.Values);
        FirstSums = new PanelMatrix(embedding.Rows, network.Recurrent[0].GateColumns);
        Elementwise.FillRows(Layers[0].Bias, FirstSums, 0, FirstSums.Panels);
        MatrixProduct.Add(
            embedding, 0, embedding.Rows, network.Recurrent[0].Input.In(network.Values), FirstSums, 0, 0, FirstSums.Panels);
    }

    /// <summary>The number of tokens, V.</summary>
    public int VocabularySize => FirstSums.Rows;

    /// <summary>(V, gates): the sums of the first layer's gates for each token, before the state's part.</summary>
    internal PanelMatrix FirstSums { get; }

    internal IReadOnlyList<LayerWeights> Layers { get; }

    internal SteppingMatrix Projection { get; }

    internal PanelMatrix ProjectionBias { get; }

    private static PanelMatrix Transposed(PanelMatrix matrix)
    {
        var target = new PanelMatrix(matrix.Columns, matrix.Rows);
        matrix.TransposeTo(target, 0, target.Panels);
        return target;
    }

    /// <summary>The weights of one recurrent layer.</summary>
    internal sealed class LayerWeights(RecurrentWeights weights, AlignedBuffer values, bool readsInput, bool halves)
    {
        public CellKind Cell => weights.Cell;

        public int HiddenSize => weights.HiddenSize;

        public int GateColumns => weights.GateColumns;

        public int UnitPanels => weights.UnitPanels;

        /// <summary>(input, gates); null in the first layer, whose sums are there already.</summary>
        public SteppingMatrix? Input { get; } = readsInput ? new SteppingMatrix(weights.Input.In(values), halves) : null;

        /// <summary>(H, gates).</summary>
        public SteppingMatrix State { get; } = new(weights.State.In(values), halves);

        /// <summary>(1, gates).</summary>
        public PanelMatrix Bias { get; } = weights.Bias.In(values);
    }
}
