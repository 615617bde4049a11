namespace MusicRnn.Tokens;

/// <summary>The transpositions that training may use, in semitones.</summary>
/// <param name="Lowest">The farthest down, 0 or less.</param>
/// <param name="Highest">The farthest up, 0 or more.</param>
public readonly record struct TranspositionRange(int Lowest, int Highest)
{
    /// <summary>The piece's own key only.</summary>
    public static TranspositionRange None { get; } = new(0, 0);

    /// <summary>Every key once: five semitones down to six up.</summary>
    public static TranspositionRange AllKeys { get; } = new(-5, 6);

    /// <summary>The semitones from the lowest to the highest, with 0 among them.</summary>
    public IEnumerable<int> Semitones
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Lowest, 0);
            ArgumentOutOfRangeException.ThrowIfNegative(Highest);
            return Enumerable.Range(Lowest, Highest - Lowest + 1);
        }
    }
}
