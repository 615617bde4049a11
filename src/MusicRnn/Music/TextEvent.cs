namespace MusicRnn.Music;

/// <summary>Words that belong to a moment of the piece.</summary>
public readonly record struct TextEvent(int Tick, TextKind Kind, string Text);
