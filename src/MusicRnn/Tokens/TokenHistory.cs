using System.Collections.Immutable;

namespace MusicRnn.Tokens;

/// <summary>
/// The part of a state that sequences of one token a step have in common: the last token, what the longest earlier match
/// points at, and whether the piece is transposed.
/// </summary>
/// <param name="vocabularySize">The number of tokens, V.</param>
/// <param name="isTransposed">Whether the sequence tells a piece in another key than its own.</param>
internal abstract class TokenHistory(int vocabularySize, bool isTransposed) : ITokenState
{
    private readonly MatchPointer _pointer = new();

    /// <summary>The last token.</summary>
    public int Last { get; private set; }

    /// <summary>The token that followed the longest earlier match; V without a match.</summary>
    public int Matched => _pointer.Length > 0 ? _pointer.Next : vocabularySize;

    /// <summary>The class of the match's length.</summary>
    public int MatchBucket => Buckets.Of(_pointer.Length);

    /// <summary>Whether the piece stands in another key than its own.</summary>
    public bool IsTransposed => isTransposed;

    /// <inheritdoc/>
    public (int From, int To) Possible => (0, vocabularySize);

    /// <inheritdoc/>
    public abstract int Bars { get; }

    /// <inheritdoc/>
    public virtual ScorePlace Place => default;

    /// <inheritdoc/>
    public int MatchPlace => _pointer.Place;

    /// <summary>The features that all such states have.</summary>
    public static ImmutableArray<Feature<TState>> FeaturesOf<TState>(int vocabularySize) where TState : TokenHistory =>
    [
        new("last", vocabularySize, state => state.Last),
        new("matched", vocabularySize + 1, state => state.Matched),
        new("match_length", Buckets.Count, state => state.MatchBucket),
        new("pointed", (vocabularySize + 1) * Buckets.Count, state => (state.Matched * Buckets.Count) + state.MatchBucket),
        new("transposed", 2, state => state.IsTransposed ? 1 : 0),
    ];

    /// <inheritdoc/>
    public virtual void Take(int token)
    {
        Last = token;
        _pointer.Take(token);
    }
}
