using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// The weights of a network in two levels, as the RNN-NADE has them (Boulanger-Lewandowski, Bengio and Vincent 2012):
/// recurrent layers step once a frame, and a residual head predicts the tokens inside a frame one after another from the
/// frame's state and what is known so far; in files a module of <c>frame.NAME</c>, <c>recurrent</c>, <c>token.NAME</c> and
/// <c>head</c>. To run it, unroll it in time: <see cref="UnrolledFrameNetwork"/>.
/// </summary>
public sealed class FrameNetwork : NetworkWeights
{
    /// <summary>Creates a network of zeros. Throws <see cref="MusicRnnException"/> if the options cannot be built.</summary>
    public FrameNetwork(FrameNetworkOptions options)
    {
        options.Validate();
        Options = options;
        FrameFeatures = AddEmbeddings("frame", options.FrameFeatures, options.EmbeddingSize);
        Recurrent = AddRecurrent("recurrent", options, options.EmbeddingSize);
        TokenFeatures = AddEmbeddings("token", options.TokenFeatures, options.EmbeddingSize);
        Head = AddResidualHead("head", options.HiddenSize, options.EmbeddingSize, options.VocabularySize);
    }

    /// <summary>The architecture.</summary>
    public FrameNetworkOptions Options { get; }

    internal IReadOnlyList<EmbeddingWeights> FrameFeatures { get; }

    internal IReadOnlyList<RecurrentWeights> Recurrent { get; }

    internal IReadOnlyList<EmbeddingWeights> TokenFeatures { get; }

    internal ResidualHeadWeights Head { get; }
}
