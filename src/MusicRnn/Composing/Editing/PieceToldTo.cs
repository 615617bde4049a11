using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing.Editing;

/// <summary>What a network is told of a piece that is there.</summary>
internal static class PieceToldTo
{
    /// <summary>The piece's style, meter, key, tempo, density, bars and chords, as far as the network knows them; nothing if it has learned none, or if its tokens cannot tell the piece.</summary>
    public static ControlValues Network(NetworkInput input, Piece piece)
    {
        try
        {
            return input.Controls is null ? default : Network(input, piece, input.Tokenizer.Encode(piece));
        }
        catch (TokenException)
        {
            return default;
        }
    }

    /// <summary>The same of a piece that these tokens tell.</summary>
    public static ControlValues Network(NetworkInput input, Piece piece, IReadOnlyList<int> tokens)
    {
        if (input.Controls is not { } controls)
        {
            return default;
        }

        var context = input.Tokenizer.CreateContext(isTransposed: false);
        foreach (var token in tokens)
        {
            context.Take(token);
        }

        return controls.ValuesOf(PieceControls.Of(new NamedPiece(piece.Title, piece), input.Tokenizer), semitones: 0, context.Bars);
    }
}
