namespace MusicRnn.Tokens;

/// <summary>THE LIST of tokenizers: one line each.</summary>
public static class Tokenizers
{
    private static readonly (string Name, Func<Vocabulary, ITokenizer> Restore)[] All =
    [
        (NoteTokenizer.TokenizerName, vocabulary => new NoteTokenizer(vocabulary)),
    ];

    /// <summary>The names that a person types and a model file stores.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(tokenizer => tokenizer.Name)];

    /// <summary>
    /// The tokenizer of that name, as a model file stores it, with the vocabulary of these names. Throws
    /// <see cref="MusicRnnException"/> if there is none, or if it cannot work with that vocabulary.
    /// </summary>
    public static ITokenizer Restore(string name, IReadOnlyList<string> vocabularyNames)
    {
        foreach (var tokenizer in All)
        {
            if (tokenizer.Name == name)
            {
                return tokenizer.Restore(ToVocabulary(vocabularyNames));
            }
        }

        throw new MusicRnnException($"the tokenizer '{name}' is unknown: expected one of {string.Join(", ", Names)}.");
    }

    private static Vocabulary ToVocabulary(IReadOnlyList<string> names)
    {
        try
        {
            return new Vocabulary(names);
        }
        catch (ArgumentException exception)
        {
            throw new MusicRnnException("the vocabulary has a token twice, or one without a name.", exception);
        }
    }
}
