using MusicRnn.Music;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tokens;

/// <summary>
/// Turns pieces into sequences of token numbers that a network learns, and such sequences back into pieces. All members
/// may be called from several threads at once.
/// </summary>
public interface ITokenizer
{
    /// <summary>The name that a person types and a model file stores: <c>notes</c>.</summary>
    string Name { get; }

    /// <summary>All tokens, in an order that never changes.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>The token that every sequence begins with.</summary>
    int Start { get; }

    /// <summary>The token that every sequence of a whole piece ends with.</summary>
    int End { get; }

    /// <summary>What a network is told beside the bare tokens.</summary>
    InputFeatures Features { get; }

    /// <summary>Whether the recurrent part of a network reads a step after this token: after each one, or after the last one of a frame. It does after <see cref="Start"/>.</summary>
    bool EndsStep(int token);

    /// <summary>What is known along a new sequence.</summary>
    /// <param name="isTransposed">Whether the sequence tells a piece in another key than its own.</param>
    ITokenContext CreateContext(bool isTransposed);

    /// <summary>What likelihoods are told by: <c>note</c>, <c>frame</c> or <c>character</c>.</summary>
    string Unit { get; }

    /// <summary>Whether the token stands for one <see cref="Unit"/>.</summary>
    bool CountsAsUnit(int token);

    /// <summary>Whether the token stands for one note: there are as many of them in a sequence as notes in the piece.</summary>
    bool CountsAsNote(int token);

    /// <summary>Whether the token begins a bar.</summary>
    bool BeginsBar(int token);

    /// <summary>
    /// The tokens of a piece, from the start token to the end token. Throws <see cref="TokenException"/> with the reason
    /// if the piece cannot be told in this tokenizer's vocabulary.
    /// </summary>
    int[] Encode(Piece piece);

    /// <summary>
    /// The tokens of the first bars of a piece, to prime a network with: from the start token to the last one before the
    /// bar line that closes them, without the end token. 0 bars give what stands before the first: instruments, meter,
    /// tempo. A pickup does not count. Throws <see cref="TokenException"/> as <see cref="Encode"/> does.
    /// </summary>
    int[] EncodeBeginning(Piece piece, int bars);

    /// <summary>
    /// The same tokens in another key, up if positive, as encoding the transposed piece gives them; null if the vocabulary
    /// lacks one of them, or if there is nothing in them to be transposed.
    /// </summary>
    int[]? Transpose(ReadOnlySpan<int> tokens, int semitones);

    /// <summary>
    /// The same tokens at another tempo, <paramref name="factor"/> times as fast; null if the vocabulary lacks one of them, or if
    /// tokens of this kind do not tell how fast they are.
    /// </summary>
    int[]? AtTempo(ReadOnlySpan<int> tokens, double factor) => null;

    /// <summary>
    /// The chord symbols of a piece in the bars that its tokens tell; null if it has none that can be read, or if tokens of this
    /// kind do not tell where in a bar they stand. Throws <see cref="TokenException"/> as <see cref="Encode"/> does.
    /// </summary>
    ChordLine? ChordsOf(Piece piece) => null;

    /// <summary>The piece that tokens tell, as far as they make sense.</summary>
    Piece Decode(ReadOnlySpan<int> tokens)
    {
        var decoder = CreateDecoder();
        foreach (var token in tokens)
        {
            decoder.Take(token);
        }

        return decoder.ToPiece();
    }

    /// <summary>A decoder for one new piece. Throws <see cref="TokenException"/> if the wishes cannot be told in this vocabulary.</summary>
    ITokenDecoder CreateDecoder(Wishes? wishes = null);
}
