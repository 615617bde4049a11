namespace MusicRnn.Notation.MusicXml;

/// <summary>Something that stands at a place of the written music.</summary>
/// <param name="Measure">The measure, counted from 0 in the order of the file.</param>
/// <param name="Offset">The time from the start of the measure.</param>
/// <param name="Value">What stands there.</param>
internal readonly record struct Written<T>(int Measure, ScoreTime Offset, T Value);
