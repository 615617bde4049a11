using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// A linear layer whose weights are the table of an embedding; only the bias is its own. In files the table stands twice,
/// since a PyTorch module lists it under both names; the embedding's is the one that is read.
/// </summary>
internal sealed class TiedLinearWeights(ParameterList parameters, string name, EmbeddingWeights embedding) : IWeights
{
    /// <summary>(1, V).</summary>
    public Parameter Bias { get; } = parameters.Add($"{name}.bias", 1, embedding.Table.Rows, decays: false);

    /// <inheritdoc/>
    public void Initialize(AlignedBuffer values, RandomSource chance)
    {
        // The embedding draws the table, and the bias starts at zero.
    }

    /// <inheritdoc/>
    public IEnumerable<Tensor> ToTensors(AlignedBuffer values)
    {
        yield return ParameterTensor.Of(embedding.Table, values) with { Name = $"{name}.weight" };
        yield return ParameterTensor.OfBias(Bias, values);
    }

    /// <inheritdoc/>
    public void FromTensors(AlignedBuffer values, TensorSet tensors) => ParameterTensor.TakeBias(Bias, values, tensors);
}
