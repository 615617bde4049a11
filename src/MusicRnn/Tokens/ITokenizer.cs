using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>Turns pieces into sequences of token numbers that a network learns, and such sequences back into pieces.</summary>
public interface ITokenizer
{
    /// <summary>The name that a person types and a model file stores: <c>notes</c>.</summary>
    string Name { get; }

    /// <summary>All tokens, in an order that never changes.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>
    /// The tokens of a piece, from the start token to the end token. Throws <see cref="TokenException"/> with the reason
    /// if the piece cannot be told in this tokenizer's vocabulary.
    /// </summary>
    int[] Encode(Piece piece);

    /// <summary>A decoder for one new piece.</summary>
    ITokenDecoder CreateDecoder();
}
