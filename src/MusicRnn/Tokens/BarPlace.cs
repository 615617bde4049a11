namespace MusicRnn.Tokens;

/// <summary>A place in a bar.</summary>
/// <param name="Filled">How full the bar is, in parts of a unit.</param>
/// <param name="Symbols">How many symbols stand before the place since the bar became as full.</param>
internal readonly record struct BarPlace(int Filled, int Symbols);
