using System.Collections.Immutable;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>A range of keys and velocities, and what a preset or an instrument sets for it.</summary>
/// <param name="Settings">The generators in the order of the file; those of the global zone stand first, so that the later one holds.</param>
/// <param name="Modulators">Those of the zone, and of the global zone where they are not replaced.</param>
/// <param name="Keys">The keys, both ends included.</param>
/// <param name="Velocities">The velocities, both ends included.</param>
/// <param name="Target">The number of the instrument, or of the sample.</param>
internal sealed record Zone(
    ImmutableArray<(Generator Generator, short Amount)> Settings, ImmutableArray<Modulator> Modulators, (int Low, int High) Keys, (int Low, int High) Velocities, int Target)
{
    /// <summary>Whether a note sounds with it.</summary>
    public bool Holds(int key, int velocity) => key >= Keys.Low && key <= Keys.High && velocity >= Velocities.Low && velocity <= Velocities.High;
}
