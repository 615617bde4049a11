using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning;

/// <summary>All weights of a network of any kind, in one buffer, layer after layer.</summary>
public abstract class NetworkWeights
{
    private readonly ParameterList _parameters = new();
    private readonly List<IWeights> _layers = [];

    private protected NetworkWeights()
    {
    }

    /// <summary>How many numbers it learns.</summary>
    public long ParameterCount => ToTensors().Sum(tensor => (long)tensor.Numbers.Length);

    internal IReadOnlyList<Parameter> Parameters => _parameters.All;

    /// <summary>All weights in the engine's own layout; made when first asked for, since by then all layers are known.</summary>
    internal AlignedBuffer Values => field ??= new AlignedBuffer(_parameters.Length);

    /// <summary>Draws the weights to start training from.</summary>
    public void Initialize(RandomSource chance)
    {
        Values.Clear();
        foreach (var layer in _layers)
        {
            layer.Initialize(Values, chance);
        }
    }

    /// <summary>The weights under PyTorch's names, shapes and gate order.</summary>
    public IEnumerable<Tensor> ToTensors() => _layers.SelectMany(layer => layer.ToTensors(Values));

    /// <summary>Takes over weights in that form. Throws <see cref="MusicRnnException"/> if a tensor is missing or has another shape.</summary>
    public void FromTensors(TensorSet tensors)
    {
        foreach (var layer in _layers)
        {
            layer.FromTensors(Values, tensors);
        }
    }

    private protected EmbeddingWeights AddEmbedding(string name, int tokens, int columns) =>
        Add(new EmbeddingWeights(_parameters, name, tokens, columns));

    private protected IReadOnlyList<EmbeddingWeights> AddEmbeddings(string name, IEnumerable<EmbeddingFeature> features, int columns) =>
        [.. features.Select(feature => AddEmbedding($"{name}.{feature.Name}", feature.VocabularySize, columns))];

    private protected LinearWeights AddLinear(string name, int inputSize, int outputSize) =>
        Add(new LinearWeights(_parameters, name, inputSize, outputSize));

    private protected ResidualHeadWeights AddResidualHead(string name, int stateSize, int inputSize, int outputSize) =>
        Add(new ResidualHeadWeights(_parameters, name, stateSize, inputSize, outputSize));

    private protected TiedLinearWeights AddTiedLinear(string name, EmbeddingWeights embedding) =>
        Add(new TiedLinearWeights(_parameters, name, embedding));

    /// <summary>Adds the recurrent layers, of which the first one reads <paramref name="inputSize"/> numbers.</summary>
    private protected IReadOnlyList<RecurrentWeights> AddRecurrent(string name, RecurrentOptions options, int inputSize)
    {
        var cell = Cells.Find(options.Cell);
        return [.. Enumerable.Range(0, options.Layers).Select(layer => Add(
            new RecurrentWeights(_parameters, name, cell, layer, layer == 0 ? inputSize : options.HiddenSize, options.HiddenSize)))];
    }

    private T Add<T>(T layer) where T : IWeights
    {
        _layers.Add(layer);
        return layer;
    }
}
