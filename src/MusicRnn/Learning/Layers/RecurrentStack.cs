using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// Recurrent layers, one on the output of the other, unrolled in time, with dropout after each. It is the same for every
/// kind of input and of head.
/// </summary>
internal sealed class RecurrentStack
{
    private readonly RecurrentLayer[] _layers;
    private readonly Dropout?[] _dropouts;

    // Number l is the gradient of the input of layer l; the last one that of the output.
    private readonly PanelMatrix[] _gradients;

    public RecurrentStack(Unrolling unrolling, IReadOnlyList<RecurrentWeights> weights, Dropouts dropouts)
    {
        _layers = [.. weights.Select(layer => layer.Cell.CreateLayer(unrolling, layer))];
        _dropouts = [.. weights.Select(layer => dropouts.Add(unrolling, layer.HiddenSize))];
        _gradients = !unrolling.Learns ? [] :
        [
            unrolling.Activations(weights[0].InputSize),
            .. weights.Select(layer => unrolling.Activations(layer.HiddenSize)),
        ];
    }

    /// <summary>The layers, from the input on.</summary>
    public IReadOnlyList<RecurrentLayer> Layers => _layers;

    /// <summary>(T·B, H): the output of the last layer, after dropout where it is at work.</summary>
    public PanelMatrix Output => OutputOf(_layers.Length - 1);

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
            _layers[layer].Forward(worker, InputOf(layer, input));
            if (_dropouts[layer] is { } dropout)
            {
                dropout.Forward(worker, _layers[layer].Output);
                worker.Meet();
            }
        }
    }

    /// <summary>From the gradient of the output back to those of all weights, which are added to, and of the input.</summary>
    public void Backward(Worker worker, PanelMatrix input)
    {
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            _dropouts[layer]?.Backward(worker, _gradients[layer + 1]);
            worker.Meet();
            _layers[layer].Backward(worker, InputOf(layer, input), _gradients[layer + 1], _gradients[layer]);
        }
    }

    private PanelMatrix InputOf(int layer, PanelMatrix input) =>
        layer == 0 ? input : OutputOf(layer - 1);

    private PanelMatrix OutputOf(int layer) => _dropouts[layer]?.Output ?? _layers[layer].Output;
}
