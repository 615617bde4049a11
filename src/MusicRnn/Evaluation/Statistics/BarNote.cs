namespace MusicRnn.Evaluation.Statistics;

/// <summary>A note as it stands in its bar.</summary>
/// <param name="Part">The number of the part that plays it, from 0.</param>
/// <param name="Offset">How far after the bar line it begins, in ticks.</param>
/// <param name="Duration">Its duration, in ticks.</param>
/// <param name="Pitch">Its MIDI note number.</param>
internal readonly record struct BarNote(int Part, int Offset, int Duration, int Pitch);
