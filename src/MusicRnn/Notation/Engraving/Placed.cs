namespace MusicRnn.Notation.Engraving;

/// <summary>Something that stands at a place within a measure.</summary>
/// <param name="Offset">The time from the start of the measure.</param>
/// <param name="Value">What stands there.</param>
internal readonly record struct Placed<T>(long Offset, T Value);
