using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tokens;

/// <summary>A piece that may come into a corpus.</summary>
/// <param name="Name">The piece's name.</param>
/// <param name="Side">Where it would be.</param>
/// <param name="Tokens">Its tokens; null if they cannot be had.</param>
/// <param name="Problem">Why they cannot; otherwise null.</param>
/// <param name="Fingerprint">The same for the same music.</param>
/// <param name="Controls">What it is, as far as it says.</param>
/// <param name="Fraction">A number from 0 to below 1 drawn from fingerprint and seed, which decides the side.</param>
internal sealed record CorpusCandidate(string Name, CorpusSide Side, ushort[]? Tokens, string? Problem, UInt128 Fingerprint, PieceControls Controls, double Fraction)
{
    /// <summary>The tokens as numbers.</summary>
    public int[] Sequence() => Array.ConvertAll(Tokens!, token => (int)token);

    /// <summary>Looks at a piece.</summary>
    public static CorpusCandidate Of(DraftPiece piece, CorpusOptions options)
    {
        var givenSide = options.GivenSide?.Invoke(piece.Name);
        if (piece.Tokens is null || (options.GivenSide is not null && givenSide is null))
        {
            return new CorpusCandidate(piece.Name, CorpusSide.Training, null, piece.Problem ?? "the given split does not name it", default, PieceControls.Unknown, 0);
        }

        var fraction = PieceFingerprint.Fraction(piece.Fingerprint, options.Seed);
        return new CorpusCandidate(piece.Name, givenSide ?? SideOf(fraction, options), piece.Tokens, null, piece.Fingerprint, piece.Controls, fraction);
    }

    private static CorpusSide SideOf(double fraction, CorpusOptions options)
    {
        if (fraction < options.TestShare)
        {
            return CorpusSide.Test;
        }

        return fraction < options.TestShare + options.ValidationShare ? CorpusSide.Validation : CorpusSide.Training;
    }
}
