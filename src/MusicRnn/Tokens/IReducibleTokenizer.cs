namespace MusicRnn.Tokens;

/// <summary>A tokenizer of which there is one with every token there is, and others with those that some music needs.</summary>
public interface IReducibleTokenizer : ITokenizer
{
    /// <summary>
    /// The tokenizer that has the tokens of these sequences only, in the same order, and those of the keys in which they are
    /// used as well. Throws <see cref="TokenException"/> if there are none.
    /// </summary>
    ITokenizer ReducedTo(IEnumerable<ushort[]> sequences, TranspositionRange transpositions);
}
