namespace MusicRnn.Audio;

/// <summary>What a <see cref="ScheduledEvent"/> does; what stands first happens first.</summary>
internal enum ScheduledAction
{
    KeyUp,
    Control,
    Bend,
    Pressure,
    KeyPressure,
    KeyDown,
}
