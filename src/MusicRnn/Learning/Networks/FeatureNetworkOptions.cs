namespace MusicRnn.Learning.Networks;

/// <summary>The architecture of a network that is told several features in each row and predicts a token.</summary>
public sealed record FeatureNetworkOptions : RecurrentOptions
{
    /// <summary>What it is told in each row.</summary>
    public required IReadOnlyList<EmbeddingFeature> Features { get; init; }

    /// <summary>The number of tokens that it chooses from, V.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The length of the vectors, E.</summary>
    public int EmbeddingSize { get; init; } = 256;

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireFeatures(Features, "input");
        RequireVocabulary(VocabularySize, "vocabulary size");
        RequireSize(EmbeddingSize, "embedding size");
        base.Validate();
    }
}
