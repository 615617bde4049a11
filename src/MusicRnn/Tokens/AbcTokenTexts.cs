using MusicRnn.Tokens.AbcGrammar;

namespace MusicRnn.Tokens;

/// <summary>The texts of a vocabulary's tokens, each of one character or more, with the language that they can write.</summary>
internal sealed class AbcTokenTexts
{
    private readonly string[] _texts;

    // The token that is the first character of each token's text alone; it comes first.
    private readonly int[] _beginnings;
    private Tuple<Wishes, AbcLanguage>? _last;

    /// <summary>Creates the texts, by token number; those of tokens that tell nothing are empty.</summary>
    public AbcTokenTexts(IEnumerable<string> texts)
    {
        _texts = [.. texts];
        var single = new Dictionary<char, int>();
        for (var token = 0; token < _texts.Length; token++)
        {
            if (_texts[token].Length == 1)
            {
                single.TryAdd(_texts[token][0], token);
            }
        }

        _beginnings = [.. _texts.Select((text, token) => text.Length > 1 && single.TryGetValue(text[0], out var first) && first < token ? first : token)];
    }

    /// <summary>The text of a token.</summary>
    public string this[int token] => _texts[token];

    /// <summary>The language for a person's wishes, which are mostly the same as the last time. Throws <see cref="TokenException"/> if they cannot be written.</summary>
    public AbcLanguage LanguageFor(Wishes wishes)
    {
        var last = _last;
        if (last is null || last.Item1 != wishes)
        {
            last = Tuple.Create(wishes, new AbcLanguage(_texts.Where(text => text.Length == 1).Select(text => text[0]), wishes));
            _last = last;
        }

        return last.Item2;
    }

    /// <summary>Marks the tokens whose characters may come next, one after another.</summary>
    public void MarkAllowed(in AbcTune tune, AbcLanguage language, Span<bool> allowed)
    {
        for (var token = 0; token < _texts.Length; token++)
        {
            var text = _texts[token];
            var first = _beginnings[token];
            allowed[token] = text.Length > 0 && (!language.IsUsable || ((first == token || allowed[first]) && IsTaken(tune, text)));
        }
    }

    private static bool IsTaken(AbcTune tune, string text)
    {
        foreach (var character in text)
        {
            if (!tune.TryTake(character))
            {
                return false;
            }
        }

        return true;
    }
}
