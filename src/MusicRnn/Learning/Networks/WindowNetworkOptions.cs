namespace MusicRnn.Learning.Networks;

/// <summary>The architecture of a network without memory: it predicts a token from what it is told at that moment.</summary>
public sealed record WindowNetworkOptions
{
    /// <summary>What it is told: the last tokens one by one, or as a set.</summary>
    public required IReadOnlyList<EmbeddingFeature> Features { get; init; }

    /// <summary>The number of tokens that it chooses from, V.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The units of the hidden layer, H.</summary>
    public int HiddenSize { get; init; } = 128;
}
