using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>A piece that may come into a corpus.</summary>
/// <param name="Name">The piece's name.</param>
/// <param name="Side">Where it would be.</param>
/// <param name="Piece">Its tokens; null if they cannot be had.</param>
/// <param name="Problem">Why they cannot; otherwise null.</param>
/// <param name="Fingerprint">The same for the same music.</param>
/// <param name="Fraction">A number from 0 to below 1 drawn from fingerprint and seed, which decides the side.</param>
internal sealed record CorpusCandidate(string Name, CorpusSide Side, CorpusPiece? Piece, string? Problem, UInt128 Fingerprint, double Fraction)
{
    /// <summary>Looks at a piece; any number of them at once.</summary>
    public static CorpusCandidate Of(NamedPiece piece, ITokenizer tokenizer, CorpusOptions options)
    {
        var givenSide = options.GivenSide?.Invoke(piece.Name);
        if (options.GivenSide is not null && givenSide is null)
        {
            return Without(piece, "the given split does not name it");
        }

        try
        {
            var tokens = tokenizer.Encode(piece.Piece);
            var fingerprint = PieceFingerprint.Of(piece.Piece);
            var fraction = PieceFingerprint.Fraction(fingerprint, options.Seed);
            return new CorpusCandidate(
                piece.Name,
                givenSide ?? SideOf(fraction, options),
                new CorpusPiece(piece.Name, tokenizer, tokens, options.Transpositions),
                Problem: null,
                fingerprint,
                fraction);
        }
        catch (TokenException exception)
        {
            return Without(piece, exception.Message);
        }
    }

    private static CorpusCandidate Without(NamedPiece piece, string problem) =>
        new(piece.Name, CorpusSide.Training, Piece: null, problem, Fingerprint: default, Fraction: 0);

    private static CorpusSide SideOf(double fraction, CorpusOptions options)
    {
        if (fraction < options.TestShare)
        {
            return CorpusSide.Test;
        }

        return fraction < options.TestShare + options.ValidationShare ? CorpusSide.Validation : CorpusSide.Training;
    }
}
