using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>Finds out which tokens pieces need, in their own and in other keys, so that a network is no larger than its music.</summary>
internal sealed class NoteTokensInUse(NoteTokenizer complete)
{
    private readonly List<int[]> _tokensOfPieces = [];
    private int _lowestPitchToken = int.MaxValue;
    private int _highestPitchToken = int.MinValue;

    /// <summary>Adds a piece; one that cannot be told is passed over.</summary>
    public void Add(Piece piece)
    {
        try
        {
            Add(complete.Encode(piece));
        }
        catch (TokenException)
        {
            // Whoever encodes the piece for use will meet the reason again and report it.
        }
    }

    /// <summary>Adds the tokens of a piece.</summary>
    public void Add(IEnumerable<int> sequence)
    {
        var tokens = sequence.Distinct().ToArray();
        _tokensOfPieces.Add(tokens);
        foreach (var token in tokens.Where(complete.IsPitch))
        {
            _lowestPitchToken = Math.Min(_lowestPitchToken, token);
            _highestPitchToken = Math.Max(_highestPitchToken, token);
        }
    }

    /// <summary>
    /// The tokens in master order. Throws <see cref="TokenException"/> if there are none.
    /// </summary>
    /// <param name="transpositions">The keys in which the pieces are used as well, as far as they stay between the lowest and the highest pitch of all.</param>
    public Vocabulary ToVocabulary(TranspositionRange transpositions)
    {
        if (_tokensOfPieces.Count == 0)
        {
            throw new TokenException("none of the pieces can be told in notes");
        }

        var isUsed = new bool[complete.Vocabulary.Count];
        foreach (var tokens in _tokensOfPieces)
        {
            foreach (var semitones in transpositions.Semitones)
            {
                foreach (var token in InKey(tokens, semitones))
                {
                    isUsed[token] = true;
                }
            }
        }

        return new Vocabulary(complete.Vocabulary.Names.Where((_, number) => isUsed[number]));
    }

    private int[] InKey(int[] tokens, int semitones)
    {
        var transposed = semitones == 0 ? tokens : complete.Transpose(tokens, semitones) ?? [];
        return transposed.Any(token => complete.IsPitch(token) && (token < _lowestPitchToken || token > _highestPitchToken)) ? [] : transposed;
    }
}
