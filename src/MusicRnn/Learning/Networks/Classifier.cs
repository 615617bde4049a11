using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// The weights of a network that reads a sequence and gives it one label (many to one): embedding (V, E), recurrent layers
/// (H), projection (labels); in files a module of <c>embedding</c>, <c>recurrent</c> and <c>projection</c>. To run it,
/// unroll it in time: <see cref="UnrolledClassifier"/>.
/// </summary>
public sealed class Classifier : NetworkWeights
{
    /// <summary>Creates a network of zeros. Throws <see cref="MusicRnnException"/> if the options cannot be built.</summary>
    public Classifier(ClassifierOptions options)
    {
        options.Validate();
        Options = options;
        Embedding = AddEmbedding("embedding", options.VocabularySize, options.EmbeddingSize);
        Recurrent = AddRecurrent("recurrent", options, options.EmbeddingSize);
        Projection = AddLinear("projection", options.HiddenSize, options.LabelCount);
    }

    /// <summary>The architecture.</summary>
    public ClassifierOptions Options { get; }

    internal EmbeddingWeights Embedding { get; }

    internal IReadOnlyList<RecurrentWeights> Recurrent { get; }

    internal LinearWeights Projection { get; }
}
