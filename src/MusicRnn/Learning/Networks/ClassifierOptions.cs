namespace MusicRnn.Learning.Networks;

/// <summary>The architecture of a network that gives a sequence one label.</summary>
public sealed record ClassifierOptions : RecurrentOptions
{
    /// <summary>The number of tokens that are read, V.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The number of labels.</summary>
    public required int LabelCount { get; init; }

    /// <summary>The length of a token's vector, E.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireVocabulary(VocabularySize, "vocabulary size");
        RequireVocabulary(LabelCount, "number of labels");
        RequireSize(EmbeddingSize, "embedding size");
        base.Validate();
    }
}
