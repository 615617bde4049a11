using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The weights of a <see cref="ResidualHead"/>; in files a module of three <c>nn.Linear</c>: <c>state</c> (H to H),
/// <c>input</c> (E to H, without bias) and <c>output</c> (H to V).
/// </summary>
internal sealed class ResidualHeadWeights(ParameterList parameters, string name, int stateSize, int inputSize, int outputSize) : IWeights
{
    /// <summary>From the state, (H, H).</summary>
    public LinearWeights State { get; } = new(parameters, $"{name}.state", stateSize, stateSize);

    /// <summary>From the input, (E, H).</summary>
    public Parameter Input { get; } = parameters.Add($"{name}.input.weight", inputSize, stateSize, decays: true);

    /// <summary>To the logits, (H, V).</summary>
    public LinearWeights Output { get; } = new(parameters, $"{name}.output", stateSize, outputSize);

    /// <inheritdoc/>
    public void Initialize(AlignedBuffer values, RandomSource chance)
    {
        State.Initialize(values, chance);
        Projection.Initialize(Input.In(values), chance);
        Output.Initialize(values, chance);
    }

    /// <inheritdoc/>
    public IEnumerable<Tensor> ToTensors(AlignedBuffer values) =>
        [.. State.ToTensors(values), ParameterTensor.OfTransposed(Input, values), .. Output.ToTensors(values)];

    /// <inheritdoc/>
    public void FromTensors(AlignedBuffer values, TensorSet tensors)
    {
        State.FromTensors(values, tensors);
        ParameterTensor.TakeTransposed(Input, values, tensors);
        Output.FromTensors(values, tensors);
    }
}
