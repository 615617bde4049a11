using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning;

/// <summary>
/// The weights of a network that predicts the next token: embedding (V, E), recurrent layers (H), projection (V); in
/// files a module of <c>embedding</c>, <c>recurrent</c> and <c>projection</c>. To run it, unroll it in time:
/// <see cref="UnrolledNetwork"/>.
/// </summary>
public sealed class Network : NetworkWeights
{
    private readonly Parameter? _projection;

    /// <summary>Creates a network of zeros. Throws <see cref="MusicRnnException"/> if the options cannot be built.</summary>
    public Network(NetworkOptions options)
    {
        options.Validate();
        Options = options;
        var embedding = AddEmbedding("embedding", options.VocabularySize, options.EmbeddingSize);
        Embedding = embedding.Table;
        Recurrent = AddRecurrent("recurrent", options, options.EmbeddingSize);
        if (options.TieWeights)
        {
            ProjectionBias = AddTiedLinear("projection", embedding).Bias;
        }
        else
        {
            var projection = AddLinear("projection", options.HiddenSize, options.VocabularySize);
            (_projection, ProjectionBias) = (projection.Weights, projection.Bias);
        }
    }

    /// <summary>The architecture.</summary>
    public NetworkOptions Options { get; }

    internal Parameter Embedding { get; }

    internal IReadOnlyList<RecurrentWeights> Recurrent { get; }

    /// <summary>(H, V). Throws <see cref="InvalidOperationException"/> where <see cref="Embedding"/>, (V, H), is tied to do its work.</summary>
    internal Parameter Projection => _projection ?? throw new InvalidOperationException("The projection is tied to the embedding.");

    internal Parameter ProjectionBias { get; }

    internal IProjection Project(Unrolling unrolling) => Options.TieWeights
        ? new TiedProjection(unrolling, Embedding, ProjectionBias)
        : new Projection(unrolling, Projection, ProjectionBias);
}
