namespace MusicRnn.Composing;

/// <summary>What <c>model.json</c> says of the tokenizer.</summary>
internal sealed record TokenizerDescription
{
    public required string Name { get; init; }

    /// <summary>The names of the tokens, by number.</summary>
    public required IReadOnlyList<string> Vocabulary { get; init; }
}
