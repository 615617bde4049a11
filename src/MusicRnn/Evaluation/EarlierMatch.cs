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
    public const int NoToken = -1;

    // A bound on the work for each place. In irish-abc and Nottingham no tune has a token so often.
    private const int MostPlacesLookedAt = 4096;

    /// <summary>The match of each place, from the tokens before it alone; in time proportional to how often its last token stood before.</summary>
    public static EarlierMatch[] Of(ReadOnlySpan<int> sequence, int vocabularySize)
    {
        var matches = new EarlierMatch[sequence.Length];
        var newest = new int[vocabularySize];
        Array.Fill(newest, -1);
        var before = new int[sequence.Length];
        var agreements = new Agreements(sequence.Length);
        for (var place = 0; place < sequence.Length; place++)
        {
            matches[place] = place == 0 ? new EarlierMatch(0, NoToken) : LongestAt(place, sequence, newest, before, agreements);
            if (place > 0)
            {
                // The place becomes one of those that the token at place - 1 stands before.
                var last = sequence[place - 1];
                before[place] = newest[last];
                newest[last] = place;
            }
        }

        return matches;
    }

    // before leads from each place to the one before it whose last token is the same.
    private static EarlierMatch LongestAt(int place, ReadOnlySpan<int> sequence, int[] newest, int[] before, Agreements agreements)
    {
        var longest = new EarlierMatch(0, NoToken);
        var lookedAt = 0;
        for (var earlier = newest[sequence[place - 1]]; earlier >= 0 && lookedAt < MostPlacesLookedAt; earlier = before[earlier])
        {
            var length = agreements.Extend(place, earlier);
            if (length > longest.Length)
            {
                longest = new EarlierMatch(length, sequence[earlier]);
            }

            lookedAt++;
        }

        return longest;
    }

    // How long the histories of the present place and of each earlier one agree: one more than those of the two places before.
    private sealed class Agreements(int length)
    {
        private readonly int[] _lengths = new int[length];
        private readonly int[] _foundAt = new int[length];

        // Earlier places are looked at from the newest on, so that earlier - 1 still has what was found one place ago.
        public int Extend(int place, int earlier)
        {
            var goesOn = earlier > 0 && _foundAt[earlier - 1] == place - 1;
            _lengths[earlier] = goesOn ? _lengths[earlier - 1] + 1 : 1;
            _foundAt[earlier] = place;
            return _lengths[earlier];
        }
    }
}
