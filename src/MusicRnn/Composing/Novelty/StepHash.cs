namespace MusicRnn.Composing.Novelty;

/// <summary>
/// A number for a sequence of steps that is made anew with each step that follows, or is made without the first one (Karp and
/// Rabin, "Efficient randomized pattern-matching algorithms", 1987). Of 64 bits, so that two sequences of a large corpus that
/// have the same number are not to be expected.
/// </summary>
internal static class StepHash
{
    // Any odd number whose powers stay far apart will do; this one is 2^64 divided by the golden ratio.
    private const ulong Factor = 0x9e3779b97f4a7c15;

    /// <summary>The number of no step.</summary>
    public const ulong Empty = 0;

    /// <summary>The number of a sequence with one more step at its end.</summary>
    public static ulong Append(ulong hash, int step) => unchecked((hash * Factor) + Mix(step));

    /// <summary>The number of a sequence without its first step.</summary>
    /// <param name="hash">The number with it.</param>
    /// <param name="step">The first step.</param>
    /// <param name="power">What <see cref="Power"/> is for the steps after it.</param>
    public static ulong WithoutFirst(ulong hash, int step, ulong power) => unchecked(hash - (Mix(step) * power));

    /// <summary>What a step counts for in the number when so many have followed it.</summary>
    public static ulong Power(int steps)
    {
        var power = 1UL;
        for (var step = 0; step < steps; step++)
        {
            power = unchecked(power * Factor);
        }

        return power;
    }

    // The finalizer of splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
    private static ulong Mix(int step)
    {
        unchecked
        {
            var x = (ulong)step + Factor;
            x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
            x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
            return x ^ (x >> 31);
        }
    }
}
