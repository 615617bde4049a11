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

    /// <summary>The piece that tokens which the decoder has allowed make, with what was given as it was.</summary>
    Piece ToPiece(IReadOnlyList<int> tokens);
}
