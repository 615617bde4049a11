namespace MusicRnn.Notation.Abc;

/// <summary>A note in written time, with its pitch settled.</summary>
internal readonly record struct AbcNote(long Start, long End, int Pitch, int Level, bool IsTied, AbcPosition Position);
