namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// White noise from a counter: each sample is a hash of its number, so that it needs no memory and no two machines differ.
/// The hash is the finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
/// </summary>
internal struct Noise(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private const double ToUnit = 1.0 / (1UL << 53);

    private ulong _state = seed * 0xD1342543DE82EF95;

    /// <summary>The next number, evenly distributed from 0 to below 1.</summary>
    public double NextUnit()
    {
        _state += Gamma;
        var hash = _state;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        hash ^= hash >> 31;
        return (hash >> 11) * ToUnit;
    }

    /// <summary>The next sample, evenly distributed from -1 to below 1.</summary>
    public double NextSample() => (2 * NextUnit()) - 1;
}
