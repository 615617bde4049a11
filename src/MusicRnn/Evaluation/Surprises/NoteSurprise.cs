using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Evaluation.Surprises;

/// <summary>How surprising a note was to a network.</summary>
/// <param name="Part">The index of its part in the piece.</param>
/// <param name="Note">The note.</param>
/// <param name="Tokens">How each token that belongs to it was predicted, in their order; those that were given are left out.</param>
/// <param name="Pitch">How the token that names its pitch or drum was predicted; null if it was given.</param>
public sealed record NoteSurprise(int Part, Note Note, ImmutableArray<TokenSurprise> Tokens, TokenSurprise? Pitch)
{
    /// <summary>The surprise of all its tokens, in bits.</summary>
    public double Bits { get; } = Tokens.Sum(token => token.Bits);
}
