namespace MusicRnn.Tokens;

/// <summary>The list of tokenizers. A new one is added here.</summary>
public static class Tokenizers
{
    /// <summary>The names that a person types and a model file stores.</summary>
    public static IReadOnlyList<string> Names { get; } = [NoteTokenizer.TokenizerName, FrameTokenizer.TokenizerName, PerformanceTokenizer.TokenizerName, AbcTokenizer.TokenizerName, AbcSymbolTokenizer.TokenizerName];

    /// <summary>
    /// The tokenizer that a model file stored. Throws <see cref="MusicRnnException"/> for a name that is not in the list or
    /// a vocabulary that does not fit.
    /// </summary>
    public static ITokenizer Restore(string name, Vocabulary vocabulary) => name switch
    {
        NoteTokenizer.TokenizerName => new NoteTokenizer(vocabulary),
        FrameTokenizer.TokenizerName => new FrameTokenizer(vocabulary),
        PerformanceTokenizer.TokenizerName => new PerformanceTokenizer(vocabulary),
        AbcTokenizer.TokenizerName => new AbcTokenizer(vocabulary),
        AbcSymbolTokenizer.TokenizerName => new AbcSymbolTokenizer(vocabulary),
        _ => throw new MusicRnnException($"There is no tokenizer '{name}'; there are: {string.Join(", ", Names)}."),
    };
}
