using MathNet.Numerics.Random;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>The weights of one layer: how they start, and how they stand in files, under PyTorch's names and in its shapes.</summary>
internal interface IWeights
{
    /// <summary>Draws the weights to start training from. The numbers are zero before.</summary>
    void Initialize(AlignedBuffer values, RandomSource chance);

    /// <summary>The weights as PyTorch has them.</summary>
    IEnumerable<Tensor> ToTensors(AlignedBuffer values);

    /// <summary>Takes the weights over from tensors of that form. Throws <see cref="MusicRnnException"/> if one is missing or of another shape.</summary>
    void FromTensors(AlignedBuffer values, TensorSet tensors);
}
