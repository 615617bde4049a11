namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>One mode of a struck body, beside its lowest.</summary>
/// <param name="Ratio">Its frequency as a multiple of the note's.</param>
/// <param name="Amplitude">Its level.</param>
/// <param name="DecayShare">How long it rings, as a share of what the lowest does.</param>
internal readonly record struct Partial(double Ratio, double Amplitude, double DecayShare);
