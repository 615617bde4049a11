namespace MusicRnn.Audio.Synthesis;

/// <summary>How the loudness of a note goes.</summary>
/// <param name="AttackSeconds">From silence to full level, in a straight line.</param>
/// <param name="DecaySeconds">How long the fall towards the sustain level takes to lose 60 dB of what it has to lose.</param>
/// <param name="Sustain">The level while the key is held, 0 to 1.</param>
/// <param name="ReleaseSeconds">How long the sound takes to lose 60 dB after the key is let go.</param>
internal readonly record struct EnvelopeShape(double AttackSeconds, double DecaySeconds, double Sustain, double ReleaseSeconds);
