namespace MusicRnn.Music;

/// <summary>
/// The meter that holds from a tick on. A change always begins a new bar, also where it repeats the meter that held
/// before: a pickup is a first bar that the second change cuts short.
/// </summary>
public readonly record struct MeterChange(int Tick, Meter Meter);
