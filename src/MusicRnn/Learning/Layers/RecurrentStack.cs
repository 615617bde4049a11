using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// Recurrent layers, one on the output of the other, unrolled in time, with dropout on the input, between the layers
/// and on the output. It is the same for every kind of input and of head.
/// </summary>
internal sealed class RecurrentStack
{
    private readonly RecurrentLayer[] _layers;

    // Number l stands before layer l; the last one after the last layer.
    private readonly Dropout?[] _dropouts;
    private readonly PanelMatrix[] _gradients;

    public RecurrentStack(Unrolling unrolling, IReadOnlyList<RecurrentWeights> weights, Dropouts dropouts)
    {
        int[] sizes = [weights[0].InputSize, .. weights.Select(layer => layer.HiddenSize)];
        _layers = [.. weights.Select(layer => layer.Cell.CreateLayer(unrolling, layer))];
        _dropouts = [.. sizes.Select(size => dropouts.Add(unrolling, size))];
        _gradients = unrolling.Learns ? [.. sizes.Select(unrolling.Activations)] : [];
    }

    /// <summary>The layers, from the input on.</summary>
    public IReadOnlyList<RecurrentLayer> Layers => _layers;

    /// <summary>(T·B, H): the output of the last layer, after dropout where it is at work.</summary>
    public PanelMatrix Output => _dropouts[^1]?.Output ?? _layers[^1].Output;

    /// <summary>(T·B, H): the gradient of the output, for the head to write, each worker its share of the panels.</summary>
    public PanelMatrix OutputGradient => _gradients[^1];

    /// <summary>(T·B, input): the gradient of the input, after <see cref="Backward"/>.</summary>
    public PanelMatrix InputGradient => _gradients[0];

    /// <summary>For each plane of each layer (B, H): the state in which the lanes stand.</summary>
    public IEnumerable<PanelMatrix> StatePlanes => _layers.SelectMany(layer => layer.State);

    /// <summary>Runs all steps through all layers.</summary>
    public void Forward(Worker worker, PanelMatrix input)
    {
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            Drop(worker, layer, input);
            _layers[layer].Forward(worker, InputOf(layer, input));
        }

        Drop(worker, _layers.Length, input);
    }

    /// <summary>From the gradient of the output back to those of all weights, which are added to, and of the input.</summary>
    public void Backward(Worker worker, PanelMatrix input)
    {
        _dropouts[^1]?.Backward(worker, OutputGradient);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            worker.Meet();
            _layers[layer].Backward(worker, InputOf(layer, input), _gradients[layer + 1], _gradients[layer]);
            _dropouts[layer]?.Backward(worker, _gradients[layer]);
        }
    }

    private PanelMatrix InputOf(int layer, PanelMatrix input) => _dropouts[layer]?.Output ?? Undropped(layer, input);

    private PanelMatrix Undropped(int layer, PanelMatrix input) => layer == 0 ? input : _layers[layer - 1].Output;

    private void Drop(Worker worker, int layer, PanelMatrix input)
    {
        if (_dropouts[layer] is { } dropout)
        {
            dropout.Forward(worker, Undropped(layer, input));
            worker.Meet();
        }
    }
}
