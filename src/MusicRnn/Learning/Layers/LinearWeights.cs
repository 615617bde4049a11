using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>The weights of PyTorch's <c>nn.Linear</c>, x · W + b. PyTorch keeps W as (out, in), the engine as (in, out).</summary>
internal sealed class LinearWeights : IWeights
{
    public LinearWeights(ParameterList parameters, string name, int inputSize, int outputSize)
    {
        Weights = parameters.Add($"{name}.weight", inputSize, outputSize, decays: true);
        Bias = parameters.Add($"{name}.bias", 1, outputSize, decays: false);
    }

    /// <summary>(in, out).</summary>
    public Parameter Weights { get; }

    /// <summary>(1, out).</summary>
    public Parameter Bias { get; }

    /// <inheritdoc/>
    public void Initialize(AlignedBuffer values, RandomSource chance) => Projection.Initialize(Weights.In(values), chance);

    /// <inheritdoc/>
    public IEnumerable<Tensor> ToTensors(AlignedBuffer values)
    {
        yield return ParameterTensor.OfTransposed(Weights, values);
        yield return ParameterTensor.OfBias(Bias, values);
    }

    /// <inheritdoc/>
    public void FromTensors(AlignedBuffer values, TensorSet tensors)
    {
        ParameterTensor.TakeTransposed(Weights, values, tensors);
        ParameterTensor.TakeBias(Bias, values, tensors);
    }
}
