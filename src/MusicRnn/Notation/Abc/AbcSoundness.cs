namespace MusicRnn.Notation.Abc;

/// <summary>How good the notation of a tune is.</summary>
/// <param name="IsWellFormed">Whether it is one tune and every sign of it makes sense, whatever its bars hold.</param>
/// <param name="HasFullBars">Whether no bar holds more or less than the meter says, a pickup and what completes it aside.</param>
public readonly record struct AbcSoundness(bool IsWellFormed, bool HasFullBars);
