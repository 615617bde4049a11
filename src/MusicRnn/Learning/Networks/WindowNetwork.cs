using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// The weights of a feed-forward network with one hidden layer (Bengio et al. 2003): the features' vectors are added up,
/// which is a matrix of its own for each place of a window, and what is below zero is cut off:
/// <code>
/// hidden = relu(sum of vectors + b)        logits = V hidden + c
/// </code>
/// In files a module of <c>features.NAME</c> (the bias is one of them) and <c>projection</c>.
/// </summary>
public sealed class WindowNetwork : NetworkWeights
{
    private const string Bias = "bias";

    /// <summary>Creates a network of zeros.</summary>
    public WindowNetwork(WindowNetworkOptions options)
    {
        Options = options;
        FeaturesAndBias = [.. options.Features, new EmbeddingFeature(Bias, 1)];
        Features = AddEmbeddings("features", FeaturesAndBias, options.HiddenSize);
        Projection = AddLinear("projection", options.HiddenSize, options.VocabularySize);
    }

    /// <summary>The architecture.</summary>
    public WindowNetworkOptions Options { get; }

    internal IReadOnlyList<EmbeddingFeature> FeaturesAndBias { get; }

    internal IReadOnlyList<EmbeddingWeights> Features { get; }

    internal LinearWeights Projection { get; }
}
