namespace MusicRnn.Learning.Networks;

/// <summary>The architecture of a network in two levels: frames in time, and tokens inside each frame.</summary>
public sealed record FrameNetworkOptions : TokenNetworkOptions
{
    /// <summary>What is read of each frame.</summary>
    public required IReadOnlyList<EmbeddingFeature> FrameFeatures { get; init; }

    /// <summary>What is known where one token inside a frame is to be predicted: the tokens so far, the place among them.</summary>
    public required IReadOnlyList<EmbeddingFeature> TokenFeatures { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireFeatures(FrameFeatures, "frame");
        RequireFeatures(TokenFeatures, "token");
        base.Validate();
    }
}
