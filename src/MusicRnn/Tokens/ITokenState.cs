namespace MusicRnn.Tokens;

/// <summary>Where a sequence of tokens stands; what <see cref="Feature{TState}"/>s are read from.</summary>
internal interface ITokenState
{
    /// <summary>The first token that can come next, and the one after the last.</summary>
    (int From, int To) Possible { get; }

    /// <summary>See <see cref="ITokenContext.Bars"/>.</summary>
    int Bars { get; }

    /// <summary>See <see cref="ITokenContext.Place"/>.</summary>
    ScorePlace Place => default;

    /// <summary>See <see cref="ITokenContext.MatchPlace"/>.</summary>
    int MatchPlace => MatchPointer.None;

    /// <summary>Moves on by a token.</summary>
    void Take(int token);
}
