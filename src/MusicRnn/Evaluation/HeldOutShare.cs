namespace MusicRnn.Evaluation;

/// <summary>
/// The training sequences in two parts: one to weigh something by, such as a pointer against counts, and the others to learn
/// from for that, since counts know what they learned from too well.
/// </summary>
/// <param name="Others">Nine of ten sequences.</param>
/// <param name="HeldOut">Every tenth; the last one if there are fewer.</param>
internal readonly record struct HeldOutShare(int[][] Others, int[][] HeldOut)
{
    private const int MostShares = 10;

    /// <summary>Parts sequences by their places.</summary>
    public static HeldOutShare Of(IReadOnlyList<int[]> training)
    {
        var shares = Math.Clamp(training.Count, 1, MostShares);
        return new HeldOutShare([.. training.Where((_, index) => !IsHeldOut(index))], [.. training.Where((_, index) => IsHeldOut(index))]);

        bool IsHeldOut(int index) => index % shares == shares - 1;
    }
}
