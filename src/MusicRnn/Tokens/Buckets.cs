namespace MusicRnn.Tokens;

/// <summary>Numbers without bound, told in few classes: small ones exactly, larger ones more and more coarsely.</summary>
internal static class Buckets
{
    /// <summary>The number of classes.</summary>
    public const int Count = 12;

    // The lowest number of each class.
    private static readonly int[] Lowest = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64];

    /// <summary>The class of a number, 0 or more.</summary>
    public static int Of(int number)
    {
        var bucket = Array.BinarySearch(Lowest, number);
        return bucket >= 0 ? bucket : ~bucket - 1;
    }
}
