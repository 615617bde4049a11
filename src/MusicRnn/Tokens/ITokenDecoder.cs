using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// Builds a piece token by token. It takes any sequence: what makes no sense where it stands is passed over, and whatever
/// is open when the sequence ends is closed. The same decoder serves reading back, composing and live playing.
/// </summary>
public interface ITokenDecoder
{
    /// <summary>How many full bars have been completed; a pickup does not count.</summary>
    int CompletedBars { get; }

    /// <summary>Whether the end token has been taken; what follows it is passed over.</summary>
    bool IsAtEnd { get; }

    /// <summary>Marks, in <paramref name="allowed"/> (one flag a token of the vocabulary), the tokens that make sense next and follow the wishes; at least one always does.</summary>
    void MarkAllowed(Span<bool> allowed);

    /// <summary>Takes the next token. Throws <see cref="ArgumentOutOfRangeException"/> for a number outside the vocabulary.</summary>
    void Take(int token);

    /// <summary>The piece so far: every bar full, every note closed. May be called at any time.</summary>
    Piece ToPiece();
}
