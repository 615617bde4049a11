namespace MusicRnn.Audio.SoundFonts;

/// <summary>How long the stages of an envelope last.</summary>
/// <param name="DelaySeconds">Before it begins.</param>
/// <param name="AttackSeconds">From nothing to the top.</param>
/// <param name="HoldSeconds">At the top.</param>
/// <param name="DecaySeconds">From the top down to nothing, if it went so far.</param>
/// <param name="Sustain">Where the decay ends, 0 to 1.</param>
/// <param name="ReleaseSeconds">From the top down to nothing once the key is let go.</param>
internal readonly record struct StageTimes(double DelaySeconds, double AttackSeconds, double HoldSeconds, double DecaySeconds, double Sustain, double ReleaseSeconds);
