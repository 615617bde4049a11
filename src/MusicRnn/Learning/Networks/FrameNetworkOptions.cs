namespace MusicRnn.Learning.Networks;

/// <summary>The architecture of a network in two levels: frames in time, and tokens inside each frame.</summary>
public sealed record FrameNetworkOptions : RecurrentOptions
{
    /// <summary>What is read of each frame.</summary>
    public required IReadOnlyList<EmbeddingFeature> FrameFeatures { get; init; }

    /// <summary>What is known where one token inside a frame is to be predicted: the tokens so far, the place among them.</summary>
    public required IReadOnlyList<EmbeddingFeature> TokenFeatures { get; init; }

    /// <summary>The number of tokens that it chooses from, V.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The length of the vectors, E, on both levels.</summary>
    public int EmbeddingSize { get; init; } = 256;

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireFeatures(FrameFeatures, "frame");
        RequireFeatures(TokenFeatures, "token");
        RequireVocabulary(VocabularySize, "vocabulary size");
        RequireSize(EmbeddingSize, "embedding size");
        base.Validate();
    }
}
