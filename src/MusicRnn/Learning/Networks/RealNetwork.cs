using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// The weights of a network from real numbers to real numbers: recurrent layers (D to H) and projection; in files a
/// module of <c>recurrent</c> and <c>projection</c>. To run it, unroll it in time: <see cref="UnrolledRealNetwork"/>.
/// </summary>
public sealed class RealNetwork : NetworkWeights
{
    /// <summary>Creates a network of zeros. Throws <see cref="MusicRnnException"/> if the options cannot be built.</summary>
    public RealNetwork(RealNetworkOptions options)
    {
        options.Validate();
        Options = options;
        Recurrent = AddRecurrent("recurrent", options, options.InputSize);
        Projection = AddLinear("projection", options.HiddenSize, options.OutputSize);
    }

    /// <summary>The architecture.</summary>
    public RealNetworkOptions Options { get; }

    internal IReadOnlyList<RecurrentWeights> Recurrent { get; }

    internal LinearWeights Projection { get; }
}
