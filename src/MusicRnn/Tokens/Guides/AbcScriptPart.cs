using System.Collections.Immutable;

namespace MusicRnn.Tokens.Guides;

/// <summary>A bar of a tune's text, or what stands between two.</summary>
/// <param name="Tokens">Its tokens; of no use if it is free.</param>
/// <param name="AreMusic">Whether each token tells music, not a field or a comment among it.</param>
/// <param name="FreeTicks">How long it is if it is to be composed, in 48ths of the unit note length; 0 if it is given.</param>
/// <param name="Number">The number of the bar; 0 for what is none.</param>
/// <param name="IsBar">Whether it is music between two bar lines.</param>
internal sealed record AbcScriptPart(ImmutableArray<int> Tokens, ImmutableArray<bool> AreMusic, int FreeTicks, int Number, bool IsBar)
{
    /// <summary>Whether it is to be composed.</summary>
    public bool IsFree => FreeTicks > 0;
}
