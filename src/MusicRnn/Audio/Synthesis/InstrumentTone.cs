namespace MusicRnn.Audio.Synthesis;

/// <summary>A built-in instrument's wave for a stretch of keys, brought to the loudness of all others.</summary>
/// <param name="Instrument">How it is played.</param>
/// <param name="Wave">What sounds.</param>
/// <param name="Gain">What the wave is multiplied by.</param>
/// <param name="SampleRate">The frames a second for which it was made.</param>
/// <param name="IsFixedPitch">Whether every key plays it as it is, as drums are.</param>
internal sealed record InstrumentTone(Instrument Instrument, Wave Wave, float Gain, int SampleRate, bool IsFixedPitch = false) : Tone(Wave, SampleRate)
{
    /// <inheritdoc/>
    public override int ChokeGroup => Instrument.ChokeGroup;

    /// <inheritdoc/>
    public override bool IsWide => Instrument.IsWide;

    /// <inheritdoc/>
    public override bool IgnoresRelease => Instrument.IgnoresRelease;
}
