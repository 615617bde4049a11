using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing.Editing;

/// <summary>Something to be composed of which some is given.</summary>
internal interface IEditingTask
{
    /// <summary>What the network is told of the piece, if it has learned that.</summary>
    ControlValues Told { get; }

    /// <summary>A decoder that allows only what keeps to what is given; where all is given, one token alone.</summary>
    ITokenDecoder CreateDecoder();

    /// <summary>
    /// The piece that tokens which the decoder has allowed make, with what was given as it was. Where <see cref="SettledAfter"/> says so, also
    /// of tokens that have not come to their end.
    /// </summary>
    Piece ToPiece(IReadOnlyList<int> tokens);

    /// <summary>The text of that piece, where text is what is edited.</summary>
    string? ToText(IReadOnlyList<int> tokens) => null;

    /// <summary>Whether a note of that piece is new, by the index of its part and the tick that it begins at.</summary>
    bool IsNew(int part, int tick);

    /// <summary>The tick up to which that piece is known once a bar with new notes is complete; null if it cannot be told before the end, or if the bar has none.</summary>
    /// <param name="bars">The bars that are complete.</param>
    int? SettledAfter(int bars) => null;
}
