namespace MusicRnn.Music;

/// <summary>A change of how a part sounds, beside its notes: pedal, bend, volume, instrument.</summary>
/// <param name="Tick">When it happens.</param>
/// <param name="Kind">What it changes.</param>
/// <param name="Number">The controller's or key's number, 0 to 127; 0 for the other kinds.</param>
/// <param name="Value">The new value, 0 to 127; for pitch bend -8192 to 8191.</param>
public readonly record struct ControlEvent(int Tick, ControlKind Kind, int Number, int Value);
