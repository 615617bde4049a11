namespace MusicRnn.Notation.Engraving;

/// <summary>A note in written time, not yet cut at bar lines.</summary>
internal readonly record struct TimedNote(long Start, long End, int Pitch, int Velocity);
