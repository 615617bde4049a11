using System.Text.RegularExpressions;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>Chord symbols to a melody that is there as ABC text. Chord symbols that it has are taken out; all else stays, character by character.</summary>
internal sealed partial class TextHarmony : IEditingTask
{
    private readonly ITextTokenizer _tokenizer;
    private readonly WrittenTune _tune;
    private readonly AbcScript _script;

    /// <summary>Throws <see cref="TokenException"/> if the tokens cannot tell the tune.</summary>
    public TextHarmony(ITextTokenizer tokenizer, string text)
    {
        if (tokenizer.Texts.LanguageFor(new Wishes()).Chords.IsEmpty)
        {
            throw new TokenException("no chord symbols occur in the music that was learned");
        }

        var given = new WrittenTune(text);
        _tokenizer = tokenizer;
        _tune = new WrittenTune(given.With(index => ChordSymbol().Replace(given.ContentOf(index), "")));
        var told = new WrittenTune(ToldText.Of(tokenizer, _tune.Text));
        if (told.Bars.Count == 0 || told.Bars.Count != _tune.Bars.Count)
        {
            throw new TokenException("no bars are found in its text");
        }

        ToldTokens = tokenizer.EncodeText(told.Text);
        _script = AbcScript.Of(tokenizer, told, _ => 0, ToldTokens, takesChords: true);
    }

    /// <summary>The tokens of the melody alone.</summary>
    public int[] ToldTokens { get; }

    /// <inheritdoc/>
    public ControlValues Told { get; set; }

    /// <inheritdoc/>
    public ITokenDecoder CreateDecoder() => new GuidedAbcDecoder(_tokenizer, _script);

    /// <inheritdoc/>
    public string ToText(IReadOnlyList<int> tokens)
    {
        var told = new WrittenTune(_tokenizer.DecodeText([.. tokens]));
        return _tune.With(told.ContentOf);
    }

    /// <inheritdoc/>
    public Piece ToPiece(IReadOnlyList<int> tokens) => new WrittenTune(ToText(tokens)).ToPiece();

    /// <summary>Never: there are no new notes.</summary>
    public bool IsNew(int part, int tick) => false;

    // Section 4.18 of the standard; what begins otherwise is an annotation (4.19).
    [GeneratedRegex("\"[^\"^_<>@\n][^\"\n]*\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ChordSymbol();
}
