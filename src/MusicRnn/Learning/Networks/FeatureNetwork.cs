using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// The weights of a network that predicts a token in each row from the sum of several features' vectors: recurrent layers
/// and a residual head that sees their output and the sum; in files a module of <c>features.NAME</c>, <c>recurrent</c> and
/// <c>head</c>. To run it, unroll it in time: <see cref="UnrolledFeatureNetwork"/>.
/// </summary>
public sealed class FeatureNetwork : NetworkWeights
{
    /// <summary>Creates a network of zeros. Throws <see cref="MusicRnnException"/> if the options cannot be built.</summary>
    public FeatureNetwork(FeatureNetworkOptions options)
    {
        options.Validate();
        Options = options;
        Features = AddEmbeddings("features", options.Features, options.EmbeddingSize);
        Recurrent = AddRecurrent("recurrent", options, options.EmbeddingSize);
        Head = AddResidualHead("head", options.HiddenSize, options.EmbeddingSize, options.VocabularySize);
    }

    /// <summary>The architecture.</summary>
    public FeatureNetworkOptions Options { get; }

    internal IReadOnlyList<EmbeddingWeights> Features { get; }

    internal IReadOnlyList<RecurrentWeights> Recurrent { get; }

    internal ResidualHeadWeights Head { get; }
}
