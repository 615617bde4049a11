using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tokens;

/// <summary>A piece on its way into a corpus: its tokens, two bytes each, or why they cannot be had.</summary>
/// <param name="Name">The piece's name.</param>
/// <param name="Tokens">Its tokens; null if they cannot be had.</param>
/// <param name="Problem">Why they cannot; otherwise null.</param>
/// <param name="Fingerprint">The same for the same music in any key.</param>
/// <param name="Controls">What it is, as far as it says.</param>
public sealed record DraftPiece(string Name, ushort[]? Tokens, string? Problem, UInt128 Fingerprint, PieceControls Controls)
{
    /// <summary>Tells a piece in tokens.</summary>
    public static DraftPiece Of(NamedPiece piece, ITokenizer tokenizer) =>
        Of(piece, () => tokenizer.Encode(piece.Piece), () => PieceFingerprint.Of(piece.Piece), () => PieceControls.Of(piece, tokenizer));

    /// <summary>Tells a text in tokens; the same music is the same even if it is written otherwise.</summary>
    public static DraftPiece Of(NamedText text, ITextTokenizer tokenizer)
    {
        var piece = AbcText.ToPiece(text.Text);
        return Of(new NamedPiece(text.Name, piece), () => tokenizer.EncodeText(text.Text), () => PieceFingerprint.Of(text.Text, piece), () => PieceControls.Of(new NamedPiece(text.Name, piece)));
    }

    private static DraftPiece Of(NamedPiece piece, Func<int[]> encode, Func<UInt128> fingerprintOf, Func<PieceControls> controlsOf)
    {
        try
        {
            var tokens = encode();
            return new DraftPiece(piece.Name, Array.ConvertAll(tokens, token => checked((ushort)token)), null, fingerprintOf(), controlsOf());
        }
        catch (TokenException exception)
        {
            return new DraftPiece(piece.Name, null, exception.Message, default, PieceControls.Unknown);
        }
    }
}
