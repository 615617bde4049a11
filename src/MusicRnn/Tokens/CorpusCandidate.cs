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
    public static CorpusCandidate Of(NamedPiece piece, ITokenizer tokenizer, CorpusOptions options) =>
        Of(piece.Name, tokenizer, options, () => tokenizer.Encode(piece.Piece), () => PieceFingerprint.Of(piece.Piece));

    /// <summary>Looks at a text: the same music as another one is the same even if it is written otherwise.</summary>
    public static CorpusCandidate Of(NamedText text, ITextTokenizer tokenizer, CorpusOptions options) =>
        Of(text.Name, tokenizer, options, () => tokenizer.EncodeText(text.Text), () => PieceFingerprint.Of(text.Text));

    private static CorpusCandidate Of(string name, ITokenizer tokenizer, CorpusOptions options, Func<int[]> encode, Func<UInt128> fingerprintOf)
    {
        var givenSide = options.GivenSide?.Invoke(name);
        if (options.GivenSide is not null && givenSide is null)
        {
            return Without(name, "the given split does not name it");
        }

        try
        {
            var tokens = encode();
            var fingerprint = fingerprintOf();
            var fraction = PieceFingerprint.Fraction(fingerprint, options.Seed);
            return new CorpusCandidate(
                name,
                givenSide ?? SideOf(fraction, options),
                new CorpusPiece(name, tokenizer, tokens, options.Transpositions),
                Problem: null,
                fingerprint,
                fraction);
        }
        catch (TokenException exception)
        {
            return Without(name, exception.Message);
        }
    }

    private static CorpusCandidate Without(string name, string problem) =>
        new(name, CorpusSide.Training, Piece: null, problem, Fingerprint: default, Fraction: 0);

    private static CorpusSide SideOf(double fraction, CorpusOptions options)
    {
        if (fraction < options.TestShare)
        {
            return CorpusSide.Test;
        }

        return fraction < options.TestShare + options.ValidationShare ? CorpusSide.Validation : CorpusSide.Training;
    }
}
