using MusicRnn.Tokens;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>New ABC text after that of a tune, which stays as it is, character by character.</summary>
internal sealed class AppendedText : Continuation
{
    private const string RepeatSign = "|:";

    private readonly string _text;
    private readonly string _told;
    private readonly int[] _given;

    /// <summary>Prepares a tune. Throws <see cref="TokenException"/> if the model's tokens cannot tell it.</summary>
    public AppendedText(Model model, ITextTokenizer tokenizer, string text)
        : base(model)
    {
        _text = text;
        _told = ToldText.Of(tokenizer, text);
        _given = tokenizer.EncodeText(_told)[..^1];
        var decoder = tokenizer.CreateDecoder();
        foreach (var token in _given)
        {
            decoder.Take(token);
        }

        (Bars, End) = (decoder.CompletedBars, new WrittenTune(text).ToPiece().End);
    }

    /// <inheritdoc/>
    protected override int Bars { get; }

    /// <inheritdoc/>
    protected override int End { get; }

    /// <inheritdoc/>
    protected override ComposingOptions BeginWithAll(ComposingOptions options) => options with { Primer = null, Given = _given };

    /// <inheritdoc/>
    protected override Composition Finish(Composition composition)
    {
        var composed = composition.Text!;
        var text = _text + composed[LengthOfGivenIn(composed)..];
        return composition with { Text = text, Piece = new WrittenTune(text).ToPiece() with { Recipe = "" } };
    }

    // Where sections are repeated, a decoder adds the signs that some readers need, also to what was given.
    private int LengthOfGivenIn(string text)
    {
        var place = 0;
        foreach (var character in _told)
        {
            while (text[place] != character)
            {
                place += text.AsSpan(place).StartsWith(RepeatSign, StringComparison.Ordinal) ? RepeatSign.Length : 1;
            }

            place++;
        }

        return place;
    }
}
