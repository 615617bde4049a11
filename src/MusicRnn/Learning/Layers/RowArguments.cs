namespace MusicRnn.Learning.Layers;

/// <summary>Guards of what callers put into the rows of a network, where a wrong number would reach memory that is not its own.</summary>
internal static class RowArguments
{
    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> unless 0 ≤ index &lt; count.</summary>
    public static void RequireIndex(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
    }

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> unless 1 ≤ length ≤ largest.</summary>
    public static void RequireLength(int length, int largest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, largest);
    }

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> unless all tokens are in a vocabulary of that size.</summary>
    public static void RequireTokens(ReadOnlySpan<int> tokens, int vocabularySize)
    {
        foreach (var token in tokens)
        {
            RequireIndex(token, vocabularySize);
        }
    }
}
