namespace MusicRnn.Audio;

/// <summary>A place in a piece as musicians call it.</summary>
/// <param name="Bar">The bar, from 1.</param>
/// <param name="Beat">The beat in it, from 1.</param>
public readonly record struct BarPosition(int Bar, int Beat);
