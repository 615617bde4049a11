namespace MusicRnn.Audio.Synthesis;

/// <summary>The slow movement of a held tone.</summary>
/// <param name="Hertz">How fast it goes.</param>
/// <param name="Cents">How far the pitch goes to either side.</param>
/// <param name="DelaySeconds">When it begins; it takes as long again to be full.</param>
/// <param name="Tremolo">How much of the level goes with it, 0 to 1.</param>
internal readonly record struct Vibrato(double Hertz, double Cents, double DelaySeconds = 0.25, double Tremolo = 0);
