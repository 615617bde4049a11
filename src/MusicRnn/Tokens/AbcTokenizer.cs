using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens;

/// <summary>
/// ABC text character by character, the textbook's own task: sheet music in, the next character out. A tokenizer of a
/// vocabulary of characters tells any text in them and gives it back as it was; what is a note and what is not, a network has
/// to find out.
/// </summary>
public sealed class AbcTokenizer : ITextTokenizer
{
    /// <summary>The name that a person types and a model file stores.</summary>
    public const string TokenizerName = "abc";

    private const int StartToken = 0;
    private const int EndToken = 1;
    private const int FirstCharacter = 2;

    private readonly char[] _characters;
    private readonly FeatureList<AbcContext> _features;
    private readonly AbcTokenTexts _texts;

    /// <summary>The tokenizer of a stored vocabulary. Throws <see cref="MusicRnnException"/> if it is not one of characters.</summary>
    public AbcTokenizer(Vocabulary vocabulary)
    {
        var names = vocabulary.Names;
        if (names.Length <= FirstCharacter || names[StartToken] != "Start" || names[EndToken] != "End")
        {
            throw new MusicRnnException("the vocabulary of characters should begin with 'Start', 'End' and a character, but does not.");
        }

        Vocabulary = vocabulary;
        _characters = [.. names.Skip(FirstCharacter).Select(CharacterOf)];
        for (var index = 1; index < _characters.Length; index++)
        {
            if (_characters[index] <= _characters[index - 1])
            {
                throw new MusicRnnException($"the vocabulary of characters should be in the order of their codes, but '{names[FirstCharacter + index]}' is not.");
            }
        }

        _texts = new AbcTokenTexts(Enumerable.Range(0, vocabulary.Count).Select(TextOf));
        _features = AbcContext.FeaturesOf(vocabulary.Count);
    }

    /// <inheritdoc/>
    public string Name => TokenizerName;

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public int Start => StartToken;

    /// <inheritdoc/>
    public int End => EndToken;

    /// <inheritdoc/>
    public InputFeatures Features => _features.Shapes;

    /// <inheritdoc/>
    AbcTokenTexts ITextTokenizer.Texts => _texts;

    /// <inheritdoc/>
    public string Unit => "character";

    /// <summary>The tokenizer that has the characters of these texts. Throws <see cref="TokenException"/> if there are none.</summary>
    public static AbcTokenizer ForTexts(IEnumerable<string> texts)
    {
        var characters = texts.SelectMany(text => text).Distinct().Order().ToArray();
        return characters.Length == 0
            ? throw new TokenException("none of the pieces has any text")
            : new AbcTokenizer(new Vocabulary(["Start", "End", .. characters.Select(CharacterNames.NameOf)]));
    }

    /// <inheritdoc/>
    public bool CountsAsUnit(int token) => token != StartToken;

    /// <summary>Whether the token is a letter that stands for a note in the music; the same letters stand in titles too.</summary>
    public bool CountsAsNote(int token) => token >= FirstCharacter && _characters[token - FirstCharacter] is (>= 'A' and <= 'G') or (>= 'a' and <= 'g');

    /// <inheritdoc/>
    public bool BeginsBar(int token) => token >= FirstCharacter && _characters[token - FirstCharacter] == '|';

    /// <inheritdoc/>
    public bool EndsStep(int token) => true;

    /// <inheritdoc/>
    public ITokenContext CreateContext(bool isTransposed) => _features.In(new AbcContext(Vocabulary.Count, TextOf, isTransposed));

    /// <inheritdoc/>
    public int[] Encode(Piece piece)
    {
        try
        {
            return EncodeText(AbcText.Of(piece));
        }
        catch (MusicRnnException exception) when (exception is not TokenException)
        {
            throw new TokenException(exception.Message);
        }
    }

    /// <inheritdoc/>
    public int[] EncodeText(string text)
    {
        var tokens = new int[text.Length + 2];
        tokens[0] = StartToken;
        tokens[^1] = EndToken;
        for (var place = 0; place < text.Length; place++)
        {
            var index = Array.BinarySearch(_characters, text[place]);
            tokens[place + 1] = index >= 0 ? FirstCharacter + index : throw new TokenException($"the character {CharacterNames.NameOf(text[place])} does not occur in the music that was learned");
        }

        return tokens;
    }

    /// <inheritdoc/>
    public string DecodeText(ReadOnlySpan<int> tokens)
    {
        var text = new System.Text.StringBuilder(tokens.Length);
        foreach (var token in tokens)
        {
            if (token >= FirstCharacter)
            {
                text.Append(_characters[token - FirstCharacter]);
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public int[] EncodeBeginning(Piece piece, int bars) => AbcBeginning.Of(Encode(piece), bars, TextOf);

    /// <summary>Always null: text has no key of its own.</summary>
    public int[]? Transpose(ReadOnlySpan<int> tokens, int semitones) => null;

    /// <inheritdoc/>
    public ITokenDecoder CreateDecoder(Wishes? wishes = null) => new AbcTextDecoder(this, _texts, wishes ?? new Wishes());

    private string TextOf(int token) => token >= FirstCharacter ? _characters[token - FirstCharacter].ToString() : "";

    private static char CharacterOf(string name)
    {
        var text = CharacterNames.TextOf(name);
        return text.Length == 1 ? text[0] : throw new MusicRnnException($"the vocabulary of characters has a token '{name}': expected one character, or U+ and its code.");
    }
}
