namespace MusicRnn.Tokens;

/// <summary>A tokenizer of notation as text: it tells any text in its vocabulary, whether or not the text is a piece.</summary>
public interface ITextTokenizer : ITokenizer
{
    /// <summary>The tokens of a text, from the start token to the end token. Throws <see cref="TokenException"/> if the vocabulary lacks a part of it.</summary>
    int[] EncodeText(string text);

    /// <summary>The text that tokens tell; start and end tokens tell nothing.</summary>
    string DecodeText(ReadOnlySpan<int> tokens);

    /// <summary>The texts of the tokens.</summary>
    internal AbcTokenTexts Texts { get; }
}
