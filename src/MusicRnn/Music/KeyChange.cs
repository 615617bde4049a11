namespace MusicRnn.Music;

/// <summary>The key that holds from a tick on.</summary>
public readonly record struct KeyChange(int Tick, Key Key);
