using System.Text.Json.Serialization;

namespace MusicRnn.Learning;

/// <summary>The architecture of a network that predicts tokens, of either kind; in JSON <c>kind</c> tells which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NetworkOptions), "plain")]
[JsonDerivedType(typeof(Networks.FrameNetworkOptions), "features")]
public abstract record TokenNetworkOptions : RecurrentOptions
{
    /// <summary>The number of tokens, V.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The length of the vectors that are read, E.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireVocabulary(VocabularySize, "vocabulary size");
        RequireSize(EmbeddingSize, "embedding size");
        base.Validate();
    }
}
