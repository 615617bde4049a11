using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>The weights of PyTorch's <c>nn.Embedding</c>: a vector for each token.</summary>
internal sealed class EmbeddingWeights(ParameterList parameters, string name, int tokens, int columns) : IWeights
{
    /// <summary>(V, E): the vectors.</summary>
    public Parameter Table { get; } = parameters.Add($"{name}.weight", tokens, columns, decays: true);

    /// <inheritdoc/>
    public void Initialize(AlignedBuffer values, RandomSource chance) => Embedding.Initialize(Table.In(values), chance);

    /// <inheritdoc/>
    public IEnumerable<Tensor> ToTensors(AlignedBuffer values)
    {
        yield return ParameterTensor.Of(Table, values);
    }

    /// <inheritdoc/>
    public void FromTensors(AlignedBuffer values, TensorSet tensors) => ParameterTensor.Take(Table, values, tensors);
}
