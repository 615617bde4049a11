namespace MusicRnn.Composing;

/// <summary>The seed of each piece, from the seed of all and the piece's index.</summary>
internal static class PieceSeed
{
    /// <summary>Different for every index under one seed, and without visible relation to its neighbours'. Part of what "same seed, same bytes" means: never to be changed.</summary>
    public static int Of(int seed, int index) => (int)Mix(Mix((uint)seed) ^ (uint)index);

    /// <summary>The seed of a piece that is composed again, as an attempt before had to be thrown away; attempt 0 is the first.</summary>
    public static int Of(int seed, int index, int attempt) => attempt == 0 ? Of(seed, index) : Of(Of(seed, index), attempt);

    // A 32-bit mixing function in which every input bit reaches every output bit, and which maps no two numbers to one
    // (C. Wellons, "Prospecting for hash functions", 2018: lowbias32).
    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7feb352d;
        x = (x ^ (x >> 15)) * 0x846ca68b;
        return x ^ (x >> 16);
    }
}
