using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning;

/// <summary>
/// The weights of a network that predicts the next token: embedding (V, E), recurrent layers (H), projection (V).
/// To run it, unroll it in time: <see cref="UnrolledNetwork"/>.
/// </summary>
public sealed class Network
{
    private const string EmbeddingName = "embedding.weight";
    private const string ProjectionName = "projection.weight";
    private const string ProjectionBiasName = "projection.bias";

    private readonly ParameterList _parameters = new();

    /// <summary>Creates a network of zeros. Throws <see cref="MusicRnnException"/> if the options cannot be built.</summary>
    public Network(NetworkOptions options)
    {
        options.Validate();
        Options = options;
        var cell = Cells.Find(options.Cell);
        Embedding = _parameters.Add(EmbeddingName, options.VocabularySize, options.EmbeddingSize, decays: true);
        Recurrent = [.. Enumerable.Range(0, options.Layers).Select(layer =>
            new RecurrentWeights(_parameters, cell, layer, layer == 0 ? options.EmbeddingSize : options.HiddenSize, options.HiddenSize))];
        Projection = _parameters.Add(ProjectionName, options.HiddenSize, options.VocabularySize, decays: true);
        ProjectionBias = _parameters.Add(ProjectionBiasName, 1, options.VocabularySize, decays: false);
        Values = new AlignedBuffer(_parameters.Length);
    }

    /// <summary>The architecture.</summary>
    public NetworkOptions Options { get; }

    /// <summary>How many numbers it learns.</summary>
    public long ParameterCount => ToTensors().Sum(tensor => (long)tensor.Numbers.Length);

    internal IReadOnlyList<Parameter> Parameters => _parameters.All;

    /// <summary>All weights in the engine's own layout.</summary>
    internal AlignedBuffer Values { get; }

    internal Parameter Embedding { get; }

    internal IReadOnlyList<RecurrentWeights> Recurrent { get; }

    internal Parameter Projection { get; }

    internal Parameter ProjectionBias { get; }

    /// <summary>Draws the weights to start training from.</summary>
    public void Initialize(RandomSource chance)
    {
        Values.Clear();
        Layers.Embedding.Initialize(Embedding.In(Values), chance);
        foreach (var layer in Recurrent)
        {
            layer.Initialize(Values, chance);
        }

        Layers.Projection.Initialize(Projection.In(Values), chance);
    }

    /// <summary>The weights under PyTorch's names, shapes and gate order, for a module of <c>embedding</c>, <c>recurrent</c> and <c>projection</c>.</summary>
    public IEnumerable<Tensor> ToTensors()
    {
        yield return ToTensor(Embedding, transposed: false);
        foreach (var layer in Recurrent)
        {
            foreach (var tensor in layer.ToTensors(Values))
            {
                yield return tensor;
            }
        }

        yield return ToTensor(Projection, transposed: true);
        yield return ToTensor(ProjectionBias, transposed: true) with { Shape = [Options.VocabularySize] };
    }

    /// <summary>Takes over weights in that form. Throws <see cref="MusicRnnException"/> if a tensor is missing or has another shape.</summary>
    public void FromTensors(TensorSet tensors)
    {
        Take(tensors.Require(EmbeddingName, Options.VocabularySize, Options.EmbeddingSize), Embedding, transposed: false);
        foreach (var layer in Recurrent)
        {
            layer.FromTensors(Values, tensors);
        }

        Take(tensors.Require(ProjectionName, Options.VocabularySize, Options.HiddenSize), Projection, transposed: true);
        Take(tensors.Require(ProjectionBiasName, Options.VocabularySize), ProjectionBias, transposed: true);
    }

    // PyTorch keeps the weights of a linear layer as (out, in); the engine as (in, out).
    private Tensor ToTensor(Parameter parameter, bool transposed)
    {
        var matrix = parameter.In(Values);
        var numbers = new float[parameter.Rows * parameter.Columns];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (row, column) = Place(i, parameter, transposed);
            numbers[i] = matrix[row, column];
        }

        return new Tensor(parameter.Name, transposed ? [parameter.Columns, parameter.Rows] : [parameter.Rows, parameter.Columns], numbers);
    }

    private void Take(Tensor tensor, Parameter parameter, bool transposed)
    {
        var matrix = parameter.In(Values);
        for (var i = 0; i < tensor.Numbers.Length; i++)
        {
            var (row, column) = Place(i, parameter, transposed);
            matrix[row, column] = tensor.Numbers[i];
        }
    }

    private static (int Row, int Column) Place(int index, Parameter parameter, bool transposed) => transposed
        ? (index % parameter.Rows, index / parameter.Rows)
        : (index / parameter.Columns, index % parameter.Columns);
}
