using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens;

/// <summary>
/// ABC text in the symbols that a musician would name: a note with its accidental and octave, a length, a bar line, a tuplet, a
/// chord symbol, a field with its value. What is rare or odd is told by its characters, so that any text comes back as it was.
/// <code>
/// Start  X: 1 newline  K:D newline  F E D space A F A |  d 3 A 2 G | ...  End
/// </code>
/// </summary>
public sealed class AbcSymbolTokenizer : ITextTokenizer
{
    /// <summary>The name that a person types and a model file stores.</summary>
    public const string TokenizerName = "abc-tokens";

    private const int StartToken = 0;
    private const int EndToken = 1;
    private const int FirstSymbol = 2;

    // A symbol that is met less often is told by its characters.
    private const int FewestTimes = 3;

    private readonly string[] _texts;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly FeatureList<AbcContext> _features;
    private readonly AbcTokenTexts _tokenTexts;

    /// <summary>The tokenizer of a stored vocabulary. Throws <see cref="MusicRnnException"/> if it is not one of symbols.</summary>
    public AbcSymbolTokenizer(Vocabulary vocabulary)
    {
        var names = vocabulary.Names;
        if (names.Length <= FirstSymbol || names[StartToken] != "Start" || names[EndToken] != "End")
        {
            throw new MusicRnnException("the vocabulary of symbols should begin with 'Start', 'End' and a symbol, but does not.");
        }

        Vocabulary = vocabulary;
        _texts = [.. names.Select((name, number) => number < FirstSymbol ? "" : CharacterNames.TextOf(name))];
        for (var number = FirstSymbol; number < _texts.Length; number++)
        {
            if (!_numbers.TryAdd(_texts[number], number))
            {
                throw new MusicRnnException($"the vocabulary of symbols has '{names[number]}' under two names.");
            }
        }

        _tokenTexts = new AbcTokenTexts(_texts);
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
    AbcTokenTexts ITextTokenizer.Texts => _tokenTexts;

    /// <inheritdoc/>
    public string Unit => "token";

    /// <summary>The tokenizer that has all characters of these texts, and the symbols that are met more than once or twice. Throws <see cref="TokenException"/> if there are none.</summary>
    public static AbcSymbolTokenizer ForTexts(IEnumerable<string> texts)
    {
        var characters = new SortedSet<char>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            characters.UnionWith(text);
            foreach (var symbol in AbcSymbolScan.SymbolsOf(text))
            {
                counts[symbol] = counts.GetValueOrDefault(symbol) + 1;
            }
        }

        return characters.Count == 0
            ? throw new TokenException("none of the pieces has any text")
            : new AbcSymbolTokenizer(new Vocabulary(
            [
                "Start", "End", .. characters.Select(CharacterNames.NameOf),
                .. counts.Where(count => count.Key.Length > 1 && count.Value >= FewestTimes).Select(count => count.Key).Order(StringComparer.Ordinal),
            ]));
    }

    /// <inheritdoc/>
    public bool CountsAsUnit(int token) => token != StartToken;

    /// <summary>Whether the token is a note; single letters stand in titles too.</summary>
    public bool CountsAsNote(int token) => AbcSymbolScan.IsNote(_texts[token]);

    /// <inheritdoc/>
    public bool BeginsBar(int token) => _texts[token].Contains('|');

    /// <inheritdoc/>
    public bool EndsStep(int token) => true;

    /// <inheritdoc/>
    public ITokenContext CreateContext(bool isTransposed) => _features.In(new AbcContext(Vocabulary.Count, token => _texts[token], isTransposed));

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
        var tokens = new List<int> { StartToken };
        foreach (var symbol in AbcSymbolScan.SymbolsOf(text))
        {
            if (_numbers.TryGetValue(symbol, out var number))
            {
                tokens.Add(number);
                continue;
            }

            foreach (var character in symbol)
            {
                tokens.Add(_numbers.TryGetValue(character.ToString(), out number)
                    ? number
                    : throw new TokenException($"the character {CharacterNames.NameOf(character)} does not occur in the music that was learned"));
            }
        }

        tokens.Add(EndToken);
        return [.. tokens];
    }

    /// <inheritdoc/>
    public string DecodeText(ReadOnlySpan<int> tokens)
    {
        var text = new System.Text.StringBuilder();
        foreach (var token in tokens)
        {
            text.Append(_texts[token]);
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public int[] EncodeBeginning(Piece piece, int bars) => AbcBeginning.Of(Encode(piece), bars, token => _texts[token]);

    /// <summary>Always null: text has no key of its own.</summary>
    public int[]? Transpose(ReadOnlySpan<int> tokens, int semitones) => null;

    /// <inheritdoc/>
    public ITokenDecoder CreateDecoder(Wishes? wishes = null) => new AbcTextDecoder(this, _tokenTexts, wishes ?? new Wishes());
}
