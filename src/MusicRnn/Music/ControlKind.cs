namespace MusicRnn.Music;

/// <summary>What a <see cref="ControlEvent"/> changes.</summary>
public enum ControlKind
{
    /// <summary>A controller such as the sustain pedal (64); <see cref="ControlEvent.Number"/> says which.</summary>
    Controller,

    /// <summary>The instrument, after the part's first one; the value is the General MIDI program, 0 to 127.</summary>
    Program,

    /// <summary>Pitch bend, -8192 to 8191, 0 in the middle.</summary>
    PitchBend,

    /// <summary>Pressure on all keys of the part (channel aftertouch).</summary>
    ChannelPressure,

    /// <summary>Pressure on the one key that <see cref="ControlEvent.Number"/> names (polyphonic aftertouch).</summary>
    KeyPressure,
}
