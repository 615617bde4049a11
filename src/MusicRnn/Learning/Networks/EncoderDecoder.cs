using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// The weights of a network that reads one sequence and writes another (many to many; Sutskever, Vinyals and Le 2014): an
/// encoder and a decoder of the same size; in files a module of <c>source_embedding</c>, <c>encoder</c>,
/// <c>target_embedding</c>, <c>decoder</c> and <c>projection</c>. To run it, unroll it: <see cref="UnrolledEncoderDecoder"/>.
/// </summary>
public sealed class EncoderDecoder : NetworkWeights
{
    /// <summary>Creates a network of zeros. Throws <see cref="MusicRnnException"/> if the options cannot be built.</summary>
    public EncoderDecoder(EncoderDecoderOptions options)
    {
        options.Validate();
        Options = options;
        SourceEmbedding = AddEmbedding("source_embedding", options.SourceVocabularySize, options.EmbeddingSize);
        Encoder = AddRecurrent("encoder", options, options.EmbeddingSize);
        TargetEmbedding = AddEmbedding("target_embedding", options.TargetVocabularySize, options.EmbeddingSize);
        Decoder = AddRecurrent("decoder", options, options.EmbeddingSize);
        Projection = AddLinear("projection", options.HiddenSize, options.TargetVocabularySize);
    }

    /// <summary>The architecture.</summary>
    public EncoderDecoderOptions Options { get; }

    internal EmbeddingWeights SourceEmbedding { get; }

    internal IReadOnlyList<RecurrentWeights> Encoder { get; }

    internal EmbeddingWeights TargetEmbedding { get; }

    internal IReadOnlyList<RecurrentWeights> Decoder { get; }

    internal LinearWeights Projection { get; }
}
