namespace MusicRnn.Tokens;

/// <summary>A note as tokens tell it, in grid units; <paramref name="Part"/> counts from 0.</summary>
internal readonly record struct ScoreNote(int Start, int Duration, int Part, int Pitch, int VelocityClass);
