namespace MusicRnn.Audio.Synthesis;

/// <summary>How bright an instrument is, by key, force and time.</summary>
/// <param name="CutoffHertz">The cutoff for middle C at full force, once the tone stands.</param>
/// <param name="KeyTracking">How far the cutoff goes along with the key: 0 not at all, 1 wholly.</param>
/// <param name="VelocityOctaves">How many octaves lower the cutoff is at the softest touch.</param>
/// <param name="OnsetOctaves">How many octaves higher the cutoff is at the start; negative for a tone that opens.</param>
/// <param name="OnsetSeconds">The time in which half of that has gone.</param>
internal readonly record struct FilterShape(double CutoffHertz, double KeyTracking, double VelocityOctaves, double OnsetOctaves = 0, double OnsetSeconds = 0.05);
