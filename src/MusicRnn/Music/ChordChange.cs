namespace MusicRnn.Music;

/// <summary>A chord symbol such as <c>G7</c> that stands above the music from a tick on.</summary>
public readonly record struct ChordChange(int Tick, string Symbol);
