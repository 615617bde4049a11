using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning;

/// <summary>
/// The weights of a network that predicts the next token: embedding (V, E), recurrent layers (H), projection (V); in
/// files a module of <c>embedding</c>, <c>recurrent</c> and <c>projection</c>. To run it, unroll it in time:
/// <see cref="UnrolledNetwork"/>.
/// </summary>
public sealed class Network : NetworkWeights
{
    /// <summary>Creates a network of zeros. Throws <see cref="MusicRnnException"/> if the options cannot be built.</summary>
    public Network(NetworkOptions options)
    {
        options.Validate();
        Options = options;
        Embedding = AddEmbedding("embedding", options.VocabularySize, options.EmbeddingSize).Table;
        Recurrent = AddRecurrent("recurrent", options, options.EmbeddingSize);
        var projection = AddLinear("projection", options.HiddenSize, options.VocabularySize);
        (Projection, ProjectionBias) = (projection.Weights, projection.Bias);
    }

    /// <summary>The architecture.</summary>
    public NetworkOptions Options { get; }

    internal Parameter Embedding { get; }

    internal IReadOnlyList<RecurrentWeights> Recurrent { get; }

    internal Parameter Projection { get; }

    internal Parameter ProjectionBias { get; }
}
