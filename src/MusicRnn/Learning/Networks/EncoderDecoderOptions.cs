namespace MusicRnn.Learning.Networks;

/// <summary>The architecture of a network that reads one sequence and writes another.</summary>
public sealed record EncoderDecoderOptions : RecurrentOptions
{
    /// <summary>The number of tokens that are read.</summary>
    public required int SourceVocabularySize { get; init; }

    /// <summary>The number of tokens that are written.</summary>
    public required int TargetVocabularySize { get; init; }

    /// <summary>The length of a token's vector, E, on both sides.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireVocabulary(SourceVocabularySize, "source vocabulary size");
        RequireVocabulary(TargetVocabularySize, "target vocabulary size");
        RequireSize(EmbeddingSize, "embedding size");
        base.Validate();
    }
}
