using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>
/// What followed the longest earlier match inside a sequence: the last place whose history agrees longest with that of the
/// present place. Tunes repeat themselves, so that this is a strong hint at what comes next.
/// </summary>
/// <param name="Length">How many tokens agree; 0 if the last token never stood before.</param>
/// <param name="Token">The token that followed there; -1 without a match.</param>
internal readonly record struct EarlierMatch(int Length, int Token)
{
    /// <summary>No token.</summary>
    public const int NoToken = MatchPointer.None;

    /// <summary>The match of each place, from the tokens before it alone.</summary>
    public static EarlierMatch[] Of(ReadOnlySpan<int> sequence)
    {
        var matches = new EarlierMatch[sequence.Length];
        var pointer = new MatchPointer();
        for (var place = 0; place < sequence.Length; place++)
        {
            matches[place] = new EarlierMatch(pointer.Length, pointer.Next);
            pointer.Take(sequence[place]);
        }

        return matches;
    }
}
